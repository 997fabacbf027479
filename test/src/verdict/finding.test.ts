// What can't be had from a lab at a wish, since two requests have to meet in it; all else is tried on a real one.
import { expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { type Flow, foldFlows } from '#src/trace/flow'
import { verdictOf } from '#src/verdict/verdict'
import { verdictWords } from '#src/verdict/verdict-words'
import { Story } from '../../support/events'

const wire = { httpVersion: '1.1', headers: [], body: '', bytes: { head: 20, body: 0 } }

test('tokens that were signed and revoked before they went out', () => {
  const story = new Story()
  story.start('jwt', 'refresh', { path: '/refresh' })
  story.hop('jwt', { kind: 'request', request: { method: 'POST', target: '/refresh', ...wire } })
  const signed = story.hop('jwt', { kind: 'token-signed', alg: 'HS256', tokens: [] })
  story.hop('jwt', { kind: 'family-revoked', family: 'f', jtis: [], because: 'reuse' })
  story.hop('jwt', { kind: 'response', response: { status: 401, reason: 'Unauthorized', ...wire } })
  story.end('jwt', 401)
  const verdict = verdictOf({ session: [], jwt: story.events.reduce(foldFlows, [] as readonly Flow[]) })
  expect(verdict).toMatchObject({
    answers: { kind: 'refused', status: 401 },
    findings: [{ finding: { kind: 'tokens-taken-back' } }],
    decisive: { lane: 'jwt', seq: signed.seq },
  })
  expect([verdictWords(verdict, catalogues.en), verdictWords(verdict, catalogues['zh-TW'])]).toEqual([
    'The JWT server refused (`401`). It had signed new tokens, and revoked them at once, as what they came of had ended meanwhile.',
    'JWT 伺服器拒絕了請求（`401`）。它已經簽了新的 token，但它們的來源同時失效了，於是馬上撤銷。',
  ])
})
