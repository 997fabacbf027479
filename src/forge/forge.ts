// Makes a forgery: a token's text becomes another's.
import { LabError } from '#src/contract/lab-error'
import { type DecodedJwt, decodeJwt } from '#src/token/decode-jwt'
import { encodePart, type TokenTexts, withOldSignature } from '#src/token/signing'
import { type ForgeryChoice, valuesOf } from './choice'
import { FORGERIES } from './forgeries'
import type { Workshop } from './forgery'

/**
 * Makes a token out of another. What the forgery doesn't change stays as it is, to the character.
 * @throws LabError ERR_LAB_BAD_TOKEN_PART when the text is no JWT, ERR_LAB_NOTHING_THERE when the forgery can't be made of it or
 * against the algorithm in use.
 */
export async function forgeToken(token: string, choice: ForgeryChoice, workshop: Workshop): Promise<string> {
  const decoded = decodeJwt(token)
  const { header, payload, signature } = decoded
  if (!header?.value || !payload?.value || header.text === null || payload.text === null) {
    throw new LabError(
      'ERR_LAB_BAD_TOKEN_PART',
      'A forgery begins with a JWT whose header and payload are JSON objects',
    )
  }
  expectNoObstacle(decoded, choice, workshop)
  const issued = { header: header.text, payload: payload.text }
  const texts = await FORGERIES[choice.id].rewrite(issued, valuesOf(choice), workshop)
  return signForged(texts, signature?.raw ?? '', choice, workshop)
}

/**
 * Puts a token together from texts as they stand, with the third part that the forgery gives them.
 * @throws LabError ERR_LAB_NOTHING_THERE when the forgery can't be made of them or against the algorithm in use.
 */
export async function signForged(
  texts: TokenTexts,
  old: string,
  choice: ForgeryChoice,
  workshop: Workshop,
): Promise<string> {
  expectNoObstacle(decodeJwt(withOldSignature(texts.header, texts.payload, old)), choice, workshop)
  const input = `${encodePart(texts.header)}.${encodePart(texts.payload)}`
  return `${input}.${await FORGERIES[choice.id].sign({ input, old }, valuesOf(choice), workshop)}`
}

function expectNoObstacle(decoded: DecodedJwt, { id }: ForgeryChoice, { algorithm }: Workshop): void {
  const obstacle = FORGERIES[id].obstacle({ decoded, algorithm })
  if (obstacle === null) return
  throw new LabError(
    'ERR_LAB_NOTHING_THERE',
    `The forgery ${id} can't be made of this token while the server signs with ${algorithm} (${obstacle}): choose another`,
  )
}
