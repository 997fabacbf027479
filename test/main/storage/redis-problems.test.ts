// No address is shown with its password, however it is written.
import { describe, expect, it } from 'vitest'
import { problemInEnglish } from '#main/storage/problems'
import { explainRedis, shownAddress } from '#main/storage/redis-problems'

describe('the address of a Redis server', () => {
  it.each([
    ['redis://127.0.0.1:6379', 'redis://127.0.0.1:6379'],
    ['redis://:secret@127.0.0.1:6379/2', 'redis://127.0.0.1:6379/2'],
    ['rediss://user:secret@redis.test', 'rediss://user@redis.test'],
    ['redis://redis.test?password=secret#secret', 'redis://redis.test'],
    ['redis://:secret@redis.test:99999', 'redis://redis.test:99999'],
    ['redis://:secret@more@redis.test:99999', 'redis://redis.test:99999'],
    ['redis://:secret/more@redis.test:99999', 'redis://redis.test:99999'],
  ])('%s is shown as %s', (url, shown) => {
    expect(shownAddress(url)).toBe(shown)
    expect(problemInEnglish(explainRedis(url, new Error('No answer')).problem)).toContain(
      `Redis at ${shown} `,
    )
    expect(problemInEnglish(explainRedis(url, new Error('WRONGPASS')).problem)).not.toContain('secret')
  })
})
