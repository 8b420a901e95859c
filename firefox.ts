/** The Firefox that the system has. */
export const firefoxPath: string = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr'
