/** A command of an open session: what stands in the answer's `value`. */
export type WebDriverSend = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
) => Promise<unknown>

/**
 * Sends commands to a WebDriver.
 *
 * @throws An `Error` with the driver's own words where it refuses.
 * @see https://www.w3.org/TR/webdriver2/
 */
export function webDriver(url: string): WebDriverSend {
  return async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      body: body ? JSON.stringify(body) : null,
    })
    const { value } = (await response.json()) as { value: unknown }
    if (response.ok) return value
    throw new Error(`${method} ${path}: ${JSON.stringify(value)}`)
  }
}
