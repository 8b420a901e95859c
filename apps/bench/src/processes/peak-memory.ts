import { readFile, writeFile } from 'node:fs/promises'

/**
 * Watches how much memory processes take over what they hold now. The kernel keeps the high-water mark of each
 * process's resident memory, so nobody reads while they work and nothing is missed between two samples.
 *
 * @returns Reads the peaks: bytes over idle, all processes together.
 * @see proc_pid_clear_refs(5): 5 resets the mark
 */
export async function watchPeakMemory(pids: readonly number[]): Promise<() => Promise<number>> {
  const idle = await Promise.all(
    pids.map(async (pid) => {
      await writeFile(`/proc/${pid}/clear_refs`, '5')
      return readMemory(pid, 'VmRSS')
    }),
  )
  return async () => {
    const peaks = await Promise.all(pids.map((pid) => readMemory(pid, 'VmHWM')))
    return sum(peaks) - sum(idle)
  }
}

async function readMemory(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const kibibytes = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]
  return Number(kibibytes) * 1024
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
