// What the lab's process works while nothing happens.

/** Returns the share of one core that this process uses within `measureMs`, in percent. */
export async function idleShare(measureMs: number): Promise<number> {
  const startedMs = performance.now()
  const before = process.cpuUsage()
  await new Promise((resolve) => setTimeout(resolve, measureMs))
  const { user, system } = process.cpuUsage(before)
  const usedMs = (user + system) / 1000
  return (usedMs / (performance.now() - startedMs)) * 100
}
