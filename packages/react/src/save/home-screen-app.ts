import { browserNavigator } from '../internal/browser-navigator.ts'

/** True in an app on the home screen of iOS, where a link downloads nothing: the share sheet is how files are saved. */
export function inHomeScreenApp(): boolean {
  return browserNavigator().standalone === true
}
