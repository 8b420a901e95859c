/** A page of a browser, driven in the browser's own protocol as a user would: keys and clicks are real ones. */
export interface DrivenPage {
  open(url: string): Promise<void>
  /** The result of a JavaScript expression as JSON has it; a promise is awaited. */
  evaluate(expression: string): Promise<unknown>
  click(selector: string): Promise<void>
  /** Presses the keys that give this text. */
  type(selector: string, text: string): Promise<void>
  /** Closes the browser. */
  close(): Promise<void>
}
