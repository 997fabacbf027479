import { describe, expect, test } from 'vitest'
import { checkTimes } from '#main/jwt/token-checks'

/** All times in epoch seconds. */
const NOW = 1_767_225_600

const failures = (claims: Record<string, string | number>, nowMs: number, leeway?: number) =>
  checkTimes({ values: claims, text: JSON.stringify(claims) }, nowMs, leeway)
    .filter(({ passed }) => !passed)
    .map(({ id, fault }) => `${id} ${fault}`)

describe('the times of a token', () => {
  test.each([
    ['a second before its exp', { exp: NOW }, -1000, []],
    ['a millisecond before its exp', { exp: NOW }, -1, []],
    ['at exactly its exp', { exp: NOW }, 0, ['exp late']],
    ['a second after its exp', { exp: NOW }, 1000, ['exp late']],
    ['a millisecond before its nbf', { nbf: NOW }, -1, ['nbf early']],
    ['at exactly its nbf', { nbf: NOW }, 0, []],
    ['a millisecond before its iat', { iat: NOW }, -1, ['iat early']],
    ['at exactly its iat', { iat: NOW }, 0, []],
    ['all at once', { exp: NOW - 1, nbf: NOW + 1, iat: 'now' }, 0, ['iat wrong', 'nbf early', 'exp late']],
    ['without any', {}, 0, []],
  ])('%s', (_, claims, offsetMs, expected) => {
    expect(failures(claims, NOW * 1000 + offsetMs)).toEqual(expected)
  })

  test.each([
    ['within the leeway after exp', { exp: NOW }, 4999, []],
    ['at the end of the leeway after exp', { exp: NOW }, 5000, ['exp late']],
    ['at the beginning of the leeway before nbf', { nbf: NOW }, -5000, []],
    ['before the leeway of nbf', { nbf: NOW }, -5001, ['nbf early']],
    ['before the leeway of iat', { iat: NOW }, -5001, ['iat early']],
  ])('with a leeway of 5 seconds, %s', (_, claims, offsetMs, expected) => {
    expect(failures(claims, NOW * 1000 + offsetMs, 5)).toEqual(expected)
  })
})
