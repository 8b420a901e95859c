/** The Firefox that the system has. */
export const firefox: { executablePath: string } = {
  executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
}

const libraries = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch as string]

/** How every test starts the WebKitGTK that the system has, by its `WebKitWebDriver`. */
export const webKitGtk: { executablePath: string; env: Readonly<Record<string, string>> } = {
  executablePath:
    process.env.WEBKIT_GTK_PATH ?? `/usr/lib/${libraries}/webkit2gtk-4.1/MiniBrowser`,
  // There is no graphics card, and no user namespace to build its sandbox from.
  env: { WEBKIT_DISABLE_COMPOSITING_MODE: '1', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' },
}
