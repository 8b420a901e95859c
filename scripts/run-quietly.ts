import { spawn } from 'node:child_process'

export interface RunQuietlyOptions {
  cwd: string
  /** Added to this process's own. */
  env?: Readonly<Record<string, string>>
}

/**
 * Runs a program quietly and gives what it wrote.
 *
 * @throws An `Error` with all of it where the program fails.
 */
export function runQuietly(
  command: string,
  args: readonly string[],
  { cwd, env }: RunQuietlyOptions,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    }
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${command} ${args.join(' ')} failed in ${cwd}:\n${output.trim()}`))
    })
  })
}
