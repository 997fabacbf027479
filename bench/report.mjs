// Loaded into a process before its own program: tells its parent, when asked, what the process holds and what it has worked.

const warnings = []
process.on('warning', ({ name }) => warnings.push(name))

process.on('message', (message) => {
  if (message !== 'report') return
  // Twice: what the first frees may let go of something else.
  for (let round = 0; round < 2; round += 1) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  const { user, system } = process.cpuUsage()
  process.send?.({
    heldBytes: heapUsed + external,
    cpuMicros: user + system,
    sockets: process.getActiveResourcesInfo().filter((each) => each === 'TCPSocketWrap').length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    warnings,
  })
})
// A parent that only waits for the process to end must not keep it from ending.
process.channel?.unref()
