// The hops in the front end: what a browser, or the page's own code, does with credentials.
import { z } from 'zod'
import { shortName } from '#src/token/short'
import {
  data,
  type HopWords,
  hop,
  IN_FRONT,
  inWords,
  nothing,
  noVerdict,
  oneOf,
  REFUSED,
  refused,
  row,
  say,
} from './hop'

/** Where the user agent keeps a credential, and under which name. */
const credentialPlaceSchema = z.object({
  where: z.enum(['cookies', 'localStorage', 'loot']),
  name: z.string(),
})
export type CredentialPlace = z.infer<typeof credentialPlaceSchema>

const PLACES_LENGTH = 40
const MESSAGE_LENGTH = 60

export const frontEndHops = [
  hop(
    'form-submitted',
    { fields: z.array(z.object({ name: z.string(), value: z.string(), secret: z.boolean() })) },
    {
      route: IN_FRONT,
      verdict: noVerdict,
      reads: nothing,
      facts: ({ fields }, { words }) =>
        fields.map(({ name, value, secret }) => (secret ? inWords(name, words.hidden) : data(name, value))),
      says: ({ fields }, words) => say(words, { names: fields.map(({ name }) => shortName(name)) }),
      next: (words) => words.next,
    },
  ),
  hop(
    'credential-attached',
    {
      /** Null when there was nothing to attach. */
      place: credentialPlaceSchema.nullable(),
      header: z.string().nullable(),
      /** Set when the jar held a cookie whose time had passed. */
      expired: z.boolean(),
      edited: z.boolean(),
    },
    {
      route: IN_FRONT,
      verdict: noVerdict,
      reads: ({ place }) => (place ? [row(place.where, place.name)] : []),
      facts: ({ place, header, edited, expired }, { fact, words: { fact: own } }) => [
        place ? data(fact.place[place.where], place.name) : inWords(own.where, own.nothing),
        ...(header === null ? [] : [data(own.header, header)]),
        ...(edited ? [inWords(own.edited, own.editedYes)] : []),
        ...(expired ? [inWords(own.expired, own.expiredYes)] : []),
      ],
      says: ({ place, header, edited, expired }, words) => {
        if (edited) return words.edited
        if (place && header !== null) return say(words[place.where], { name: shortName(place.name) })
        return expired ? words.expired : words.nothing
      },
      next: (words, detail) => (detail === '' ? words.nextNothing : words.next({ name: shortName(detail) })),
    },
  ),
  hop(
    'credential-stored',
    { places: z.array(credentialPlaceSchema) },
    {
      route: IN_FRONT,
      afterResponse: true,
      verdict: noVerdict,
      reads: nothing,
      facts: ({ places }, { fact }) => places.map(({ where, name }) => data(fact.place[where], name)),
      says: ({ places }, words) => sayPlaces(words, places),
      next: (words, detail) => words.next({ name: shortName(detail, PLACES_LENGTH) }),
    },
  ),
  hop(
    'credential-removed',
    { places: z.array(credentialPlaceSchema) },
    {
      route: IN_FRONT,
      afterResponse: true,
      verdict: noVerdict,
      reads: nothing,
      facts: ({ places }, { fact }) => places.map(({ where, name }) => data(fact.place[where], name)),
      says: ({ places }, words) => sayPlaces(words, places),
      next: (words, detail) => words.next({ name: shortName(detail, PLACES_LENGTH) }),
    },
  ),
  /**
   * The front end was told `Token has expired`, and refreshes by itself; or it can't, for want of a refresh token or because
   * the server refused that too, and the user has to log in again.
   */
  hop(
    'auto-refresh',
    { outcome: z.enum(['refreshing', 'no-refresh-token', 'refused']) },
    {
      route: IN_FRONT,
      afterResponse: true,
      verdict: ({ outcome }) => (outcome === 'refreshing' ? noVerdict() : REFUSED),
      reads: nothing,
      facts: () => [],
      says: ({ outcome }, words) => words.outcome[outcome],
      next: (words, detail) => oneOf(words.outcome, detail)?.next ?? words.next,
    },
  ),
  /** The request got no answer: the connection broke or the lab was reset. */
  hop(
    'no-answer',
    { message: z.string() },
    {
      route: IN_FRONT,
      verdict: refused,
      reads: nothing,
      facts: ({ message }, { fact }) => [data(fact.message, message)],
      says: ({ message }, { label, sentence }) => ({
        label,
        sentence: sentence({ message: shortName(message, MESSAGE_LENGTH) }),
      }),
      next: (words) => words.next,
    },
  ),
]

type PlacesWords<W> = Readonly<Record<CredentialPlace['where'], W>>

/** Says of credentials what is said where they are kept: all by the browser, by the attacker, or else by the page's code. */
function sayPlaces(
  words: PlacesWords<{
    readonly label: (of: { name: string; count: number }) => string
    readonly sentence: (of: { name: string; count: number }) => string
  }>,
  places: readonly CredentialPlace[],
): HopWords {
  const isKept =
    (by: CredentialPlace['where']) =>
    ({ where }: CredentialPlace) =>
      where === by
  const tokens = places.some(isKept('loot')) ? words.loot : words.localStorage
  const name = places.map((place) => shortName(place.name)).join(', ')
  return say(places.every(isKept('cookies')) ? words.cookies : tokens, { name, count: places.length })
}
