import { describe, expect, it } from 'vitest'
import { CostMeter } from '#main/probe/cost-meter'

/** Takes processor time that shows in its count, in microseconds. */
function work(): void {
  const before = process.cpuUsage()
  while (process.cpuUsage(before).user + process.cpuUsage(before).system === 0) JSON.stringify(before)
}

describe('the processor time of verifying', () => {
  it('is measured while the lane serves nobody else', async () => {
    const meter = new CostMeter()
    meter.request(0)
    await meter.verifying(work)
    const total = meter.total()
    expect(total?.verifyCpuMicros).toBeGreaterThan(0)
    expect(total).not.toHaveProperty('unmeasured')
  })

  it('is not measured while it serves others, and counted as unknown once for each request', async () => {
    let isAlone = false
    const meter = new CostMeter(() => isAlone)
    meter.request(0)
    await meter.verifying(work)
    await meter.verifying(work)
    expect(meter.total()).toMatchObject({ requests: 1, unmeasured: 1, verifyCpuMicros: 0 })
    isAlone = true
    meter.request(0)
    await meter.verifying(work)
    const total = meter.total()
    expect(total).toMatchObject({ requests: 2, unmeasured: 1 })
    expect(total?.verifyCpuMicros).toBeGreaterThan(0)
  })

  it('is left out of a request as a whole when another one comes in between', async () => {
    let isAlone = true
    const meter = new CostMeter(() => isAlone)
    meter.request(0)
    await meter.verifying(work)
    await meter.verifying(() => {
      isAlone = false
      work()
    })
    expect(meter.total()).toMatchObject({ unmeasured: 1, verifyCpuMicros: 0 })
  })
})
