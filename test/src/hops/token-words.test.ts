import { describe, expect, it } from 'vitest'
import { hopLabel, hopSentence, isRefusal, nothingToDoSentence } from '#src/diagram/hop-text'
import { diagramName } from '#src/diagram/text-alternative'
import type { Hop, HopOf } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import type { Check } from '#src/trace/check'
import { revocationCauseSchema } from '#src/trace/state'
import { everyHop, failedCheck, failingHop, flowOf, hopEvent, JTI, NOW } from '../diagram/every-hop'

const { en, 'zh-TW': zh } = catalogues
const label = (hop: Hop) => hopLabel(hopEvent(hop), en)
const sentence = (hop: Hop, text = en) => hopSentence(hopEvent(hop), text)
const access = { type: 'access' as const, jti: JTI, expiresAt: NOW }
const refresh = { ...access, type: 'refresh' as const }

describe('what a strategy looks up and keeps', () => {
  it.each<[Hop, string]>([
    [{ kind: 'allowlist-asked', jti: JTI }, 'is 48c6be48 listed?'],
    [{ kind: 'version-asked', sub: 'alice' }, 'version of alice?'],
    [{ kind: 'family-asked', jti: JTI }, 'is 48c6be48 the newest?'],
    [{ kind: 'spent-asked', jti: JTI }, 'first use of 48c6be48?'],
    [{ kind: 'keys-fetched', kid: 'k1', alg: 'ES256' }, 'public key, ES256'],
    [{ kind: 'version-raised', sub: 'alice', version: 3, because: 'logout' }, 'alice: version 3'],
    [{ kind: 'family-revoked', family: 'f', jtis: [JTI, 'b'], because: 'reuse' }, 'revoke family, 2 tokens'],
    [{ kind: 'family-revoked', family: 'f', jtis: [JTI], because: 'reuse' }, 'revoke family, 1 token'],
    [{ kind: 'nothing-revoked', jti: JTI }, 'nothing can be revoked'],
  ])('is said of %j: %s', (hop, wanted) => {
    expect(label(hop)).toBe(wanted)
    expect(isRefusal(hopEvent(hop))).toBe(false)
  })

  it('costs a look-up for each request, whichever list it is', () => {
    for (const hop of [
      { kind: 'allowlist-asked', jti: JTI },
      { kind: 'version-asked', sub: 'alice' },
    ] as const) {
      expect(sentence(hop)).toContain('One look-up for each request')
      expect(sentence(hop, zh)).toContain('每個請求都要查一次')
    }
  })

  it('can’t be one token with versions, and the sentence says so', () => {
    for (const because of ['logout', 'operator'] as const) {
      const hop: Hop = { kind: 'version-raised', sub: 'alice', version: 1, because }
      expect(sentence(hop)).toContain('can’t revoke a single one')
    }
  })

  it('is nothing where there is no strategy: the token works until its exp', () => {
    expect(sentence({ kind: 'nothing-revoked', jti: JTI })).toMatch(
      /copy of `48c6be48` works on until its own `exp`/,
    )
    expect(sentence({ kind: 'nothing-revoked', jti: JTI, others: ['a', 'b'] })).toContain(
      'or of 2 other tokens',
    )
    expect(sentence({ kind: 'nothing-revoked', jti: JTI, others: ['a', 'b'] }, zh)).toContain(
      '另外 2 個 token',
    )
  })

  it('of a token on the blacklist is not called the last check: others may follow', () => {
    const hop: Hop = { kind: 'blocklist-answered', jti: JTI, revoked: false, checks: [] }
    expect(sentence(hop)).not.toContain('last check')
  })
})

describe('a refusal by a strategy', () => {
  const family = (outcome: HopOf<'family-answered'>['outcome']): Hop => {
    return { kind: 'family-answered', jti: JTI, outcome, checks: [failedCheck('family')] }
  }

  it.each<[Hop, string]>([
    [failingHop(failedCheck('allowlist')), '✕ revoked: not listed'],
    [failingHop(failedCheck('version')), '✕ revoked: version 0, now 1'],
    [family('reused'), '✕ reused: a copy exists'],
    [family('revoked'), '✕ revoked with its family'],
    [family('unknown'), '✕ unknown refresh token'],
    [failingHop(failedCheck('one-time')), '✕ used up'],
  ])('says which it was', (hop, wanted) => {
    expect(label(hop)).toBe(wanted)
    expect(isRefusal(hopEvent(hop))).toBe(true)
  })

  it('tells why reuse costs the whole family: nobody knows which of two is the thief', () => {
    expect(sentence(family('reused'))).toContain('two hold a copy')
    const revoked: Hop = { kind: 'family-revoked', family: 'f', jtis: [JTI], because: 'reuse' }
    expect(sentence(revoked)).toContain('can’t tell the thief from the owner')
    expect(sentence(revoked, zh)).toContain('分不出誰是小偷')
  })

  it('calls a token that was replaced a moment ago good, and warns of it', () => {
    const checks: Check[] = [{ id: 'family', passed: true }]
    const hop: Hop = { kind: 'family-answered', jti: JTI, outcome: 'grace', checks }
    expect(label(hop)).toBe('retired just now: grace')
    expect(sentence(hop)).toContain('thief')
  })

  it('says of a link’s token that it is used up, neither invalid nor expired', () => {
    expect(sentence(failingHop(failedCheck('one-time')))).toContain('neither invalid nor expired')
  })
})

describe('a store that can’t be asked', () => {
  const message = 'Redis at 127.0.0.1:6379 does not answer: start it'
  const hop: Hop = { kind: 'store-failed', storage: 'redis', message }

  it('is a refusal, says what is the matter, and that refusing is the safe side', () => {
    expect(label(hop)).toBe("✕ Redis can't be asked")
    expect(isRefusal(hopEvent(hop))).toBe(true)
    expect(sentence(hop)).toContain(message)
    expect(sentence(hop)).toContain('fail closed')
    expect(sentence(hop, zh)).toContain('fail closed')
  })

  it('is not why a node without the private key issues no token', () => {
    const answer = everyHop('Not Implemented').find(
      (each) => each.kind === 'response' && each.response.status === 501,
    )
    expect(answer && sentence(answer)).toContain('sign none')
  })

  it('has the server answer 503 because it doesn’t guess', () => {
    const answer = everyHop('Service Unavailable').find(
      (each) => each.kind === 'response' && each.response.status === 503,
    )
    expect(answer && sentence(answer)).toContain('nothing revoked slips through')
  })
})

describe('tokens that are signed and revoked', () => {
  it('are a download token for a link, good for one use', () => {
    const hop: Hop = { kind: 'token-signed', alg: 'HS256', tokens: [{ ...access, type: 'download' }] }
    expect(label(hop)).toBe('sign download token, HS256')
    expect(sentence(hop)).toContain('one download within a minute')
  })

  it('are a pair in the place of the one that was used, by rotation', () => {
    const hop: Hop = { kind: 'token-signed', alg: 'HS256', tokens: [access, refresh] }
    const row = { jti: JTI, type: 'refresh', sub: 'a', alg: 'HS256', issuedAt: NOW, expiresAt: NOW } as const
    const event = hopEvent(hop)
    const changes = [{ op: 'set', table: 'issued', row: { ...row, parent: 'p' } } as const]
    expect(hopSentence({ ...event, changes }, en)).toContain('in the place of the one that was just used')
    expect(hopSentence(event, en)).toContain('It stores no login')
  })

  it('are both of the login where logout is set to revoke both', () => {
    const revoked = (tokens: HopOf<'token-revoked'>['tokens']): Hop => {
      return { kind: 'token-revoked', tokens, because: 'logout' }
    }
    expect(sentence(revoked([access]))).toContain('`48c6be48` goes on the blacklist')
    expect(sentence(revoked([access, refresh]))).toContain('Both tokens')
    expect(label(revoked([access, refresh]))).toBe('revoke 2 tokens')
  })

  it('come off the allowlist where there is one', () => {
    for (const because of revocationCauseSchema.options) {
      const hop: Hop = { kind: 'token-revoked', tokens: [access], because, by: 'allowlist' }
      expect(sentence(hop)).toContain('allowlist')
      expect(sentence(hop)).not.toContain('blacklist')
    }
  })
})

describe('a request with the token in its URL', () => {
  const token = `eyJ${'x'.repeat(300)}`
  const bare = everyHop('test').find((hop) => hop.kind === 'request')
  if (bare?.kind !== 'request') throw new Error('There is no request')
  const ask = (target: string): Hop => ({
    kind: 'request',
    request: { ...bare.request, method: 'GET', target },
  })

  it('shows that there is one, and not all of it', () => {
    expect(label(ask(`/download?token=${token}`))).toBe('GET /download?token…')
    expect(label(ask(`/download?a=1&token=${token}&b=2`))).toBe('GET /download?a=1&token…&b=2')
    const flow = flowOf([])
    const started = { ...flow.started, path: `/download?token=${token}` }
    expect(diagramName({ ...flow, started }, en)).toBe('Sequence diagram of GET /download?token…')
  })

  it('is explained: a URL is seen by others', () => {
    expect(sentence(ask(`/download?token=${token}`))).toContain('logs and histories')
    expect(sentence(ask('/protected'))).not.toContain('logs and histories')
  })

  it('was answered with a link before', () => {
    const hop = everyHop('test').find(
      (each) => each.kind === 'response' && each.response.body.includes('/download?token='),
    )
    expect(hop && label(hop)).toBe('200 OK, link')
    expect(hop && sentence(hop)).toContain('one download within 60 seconds')
  })
})

describe('the credential of an attacker', () => {
  it('is the very same, and the server can’t see a difference', () => {
    const place = { where: 'loot', name: 'lab.sid' } as const
    const header = 'Cookie: lab.sid=x'
    const hop: Hop = { kind: 'credential-attached', place, header, expired: false, edited: false }
    expect(label(hop)).toBe('attach stolen lab.sid')
    expect(sentence(hop)).toContain("can't see a difference")
    expect(label({ kind: 'credential-stored', places: [place] })).toBe('keep lab.sid')
  })
})

it('says why the session server has no links with a token', () => {
  for (const action of ['get-download-link', 'open-download-link'] as const) {
    expect(nothingToDoSentence(flowOf([], 'session', action), en)).toContain('cookie')
    expect(nothingToDoSentence(flowOf([], 'session', action), zh)).toContain('cookie')
    expect(nothingToDoSentence(flowOf([], 'jwt', action), en)).toBeNull()
  }
})
