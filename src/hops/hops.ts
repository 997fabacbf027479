// All kinds of hop: each thing that can happen in a flow, in the words of the field. Who shows or counts hops asks here.
import { z } from 'zod'
import type { Check } from '#src/trace/check'
import { backEndHops } from './back-end'
import { frontEndHops } from './front-end'
import type { HopDescriptor, KindWords } from './hop'
import { revocationHops } from './revocation'
import { sessionHops } from './session'
import { tokenHops } from './token'
import { wireHops } from './wire'

const ALL = [...frontEndHops, ...wireHops, ...backEndHops, ...sessionHops, ...tokenHops, ...revocationHops]

type Schema = (typeof ALL)[number]['schema']

export const hopSchema = z.discriminatedUnion(
  'kind',
  ALL.map(({ schema }) => schema) as [Schema, ...Schema[]],
)
/** One event in a flow, without the state that it changes. */
export type Hop = z.infer<typeof hopSchema>
export type HopKind = Hop['kind']
export type HopOf<K extends HopKind> = Extract<Hop, { kind: K }>

/** All kinds of hop. */
export const HOP_KINDS: readonly HopKind[] = ALL.map(({ kind }) => kind)

/** What there is to know of each kind of hop. It has one for all words that there are of kinds, or it doesn't compile. */
export const HOPS: Readonly<Record<keyof KindWords, HopDescriptor<Hop>>> = Object.fromEntries<
  HopDescriptor<Hop>
>(ALL.map((each) => [each.kind, each])) as Record<HopKind, HopDescriptor<Hop>>

/** Returns the checks that a hop made of the credential; none for most kinds. */
export function checksOf(hop: Hop): Check[] {
  return 'checks' in hop ? hop.checks : []
}
