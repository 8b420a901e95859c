/** True in an app on the home screen of iOS, where a link downloads nothing: the share sheet is how files are saved. */
export function inHomeScreenApp(): boolean {
  return (navigator as { standalone?: boolean }).standalone === true
}
