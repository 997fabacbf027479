// Everything that can be set, one entry a setting. Schemas, the settings at the start and the plain forms follow from it.
import { z } from 'zod'
import { defencesAtStart, defencesSchema } from '#src/defences/defences'
import { LANES, type LaneId } from '#src/trace/lane'
import { DEFAULT_LIFETIMES, lifetimesSchema } from './lifetimes'
import {
  DEFAULT_REVOCATION,
  DEFAULT_ROTATION,
  revocationSettingsSchema,
  rotationSettingsSchema,
} from './revocation'

/** The signing algorithms of the JWT server (RFC 7518 section 3.1, RFC 8037 for EdDSA). Exactly one is accepted at a time. */
export const JWT_ALGORITHMS = ['HS256', 'HS384', 'HS512', 'RS256', 'ES256', 'EdDSA'] as const
export const jwtAlgorithmSchema = z.enum(JWT_ALGORITHMS)
export type JwtAlgorithm = z.infer<typeof jwtAlgorithmSchema>

/** How many UTF-16 units a secret may have. */
export const MAX_SECRET_LENGTH = 1024

export const TRACE_BOUND = { min: 100, max: 20_000, initial: 5_000 } as const

/** Where Redis is unless told. */
export const DEFAULT_REDIS_URL = 'redis://127.0.0.1:6379'

const redisUrlSchema = z
  .string()
  .max(1024)
  .refine((url) => /^rediss?:\/\/[^\s/]+(\/\d*)?$/.test(url), {
    message: `Give the address of a Redis server, as ${DEFAULT_REDIS_URL}`,
  })

interface Setting {
  /** One of an object makes a group, whose members can be changed one by one. */
  readonly schema: z.ZodType
  /** What the lab starts with, and goes back to for a demonstration: as in the article. */
  readonly initial: unknown
  /** The lane whose settings show it. */
  readonly lane: LaneId | 'both'
  /** How it is changed on the screen: by a form that follows from this entry or its registry, or by a `pane` of its own. */
  readonly control: 'switch' | 'whole-number' | 'defences' | 'pane'
  /** Set for what a recording doesn't tell whoever gets the file. */
  readonly isPrivate?: true
  /** Set for what the learner's machine needs: a demonstration leaves it as it is. */
  readonly isOfMachine?: true
}

const REGISTRY = {
  jwtAlgorithm: { schema: jwtAlgorithmSchema, initial: 'HS256', lane: 'jwt', control: 'pane' },
  /** The learner's own HMAC secret, its UTF-8 bytes being the key; null for a random one. */
  jwtSecret: {
    schema: z.string().min(1).max(MAX_SECRET_LENGTH).nullable(),
    initial: null,
    lane: 'jwt',
    control: 'pane',
    isPrivate: true,
  },
  /** It counts for credentials issued from then on; the leeway counts at once. */
  lifetimes: { schema: lifetimesSchema, initial: DEFAULT_LIFETIMES, lane: 'both', control: 'pane' },
  /** What was revoked under another strategy is not carried over. */
  revocation: {
    schema: revocationSettingsSchema,
    initial: DEFAULT_REVOCATION,
    lane: 'jwt',
    control: 'pane',
  },
  rotation: { schema: rotationSettingsSchema, initial: DEFAULT_ROTATION, lane: 'jwt', control: 'pane' },
  /** Which defences of the JWT server are on. What is off is demanded of no token, and off at once. */
  jwtDefences: {
    schema: defencesSchema('jwt'),
    initial: defencesAtStart('jwt'),
    lane: 'jwt',
    control: 'defences',
  },
  /** Which defences of the session server are on. Sessions and cookies of before stay as they are. */
  sessionDefences: {
    schema: defencesSchema('session'),
    initial: defencesAtStart('session'),
    lane: 'session',
    control: 'defences',
  },
  /** Where a server of Redis is, as `redis://host:port`; counts for lanes that keep their stores there. */
  redisUrl: {
    schema: redisUrlSchema,
    initial: DEFAULT_REDIS_URL,
    lane: 'both',
    control: 'pane',
    isPrivate: true,
    isOfMachine: true,
  },
  /** Whether requests are served that a browser says the page of another site sends. */
  admitOtherPages: { schema: z.boolean(), initial: false, lane: 'both', control: 'switch' },
  /** Whether the requests of external clients wait as the mode and the breakpoints ask of the lab's own user agents. */
  holdExternal: { schema: z.boolean(), initial: false, lane: 'both', control: 'switch' },
  /** How many hops each lane's trace keeps of the lab's own user agents, and of external clients. */
  traceBoundHops: {
    schema: z.number().int().min(TRACE_BOUND.min).max(TRACE_BOUND.max),
    initial: TRACE_BOUND.initial,
    lane: 'both',
    control: 'whole-number',
    isOfMachine: true,
  },
} as const satisfies Record<string, Setting>

type Registry = typeof REGISTRY
export type SettingKey = keyof Registry

/** The settings that a control changes. */
export type ChangedBy<C extends Setting['control']> = {
  [K in SettingKey]: Registry[K]['control'] extends C ? K : never
}[SettingKey]

/** What stands on the screen of a setting without a pane of its own. `code` stands between backticks. */
interface FormWords {
  /** The heading, which names the lanes if that is both. */
  readonly title: string
  readonly label: string
  readonly note: string
}

/** Which words each language has: what is missing for a setting doesn't compile. */
export type SettingWords = Readonly<
  Record<ChangedBy<'switch'>, FormWords> &
    Record<
      ChangedBy<'whole-number'>,
      FormWords & { readonly error: (bounds: { min: number; max: number }) => string }
    >
>

/** All keys, in order. */
export const SETTING_KEYS = Object.keys(REGISTRY) as readonly SettingKey[]

/** Tells whether the members of a setting can be changed one by one. */
export function isGroup(key: SettingKey): boolean {
  return REGISTRY[key].schema instanceof z.ZodObject
}

/** Tells whether a setting is changed by a pane of its own, and so has words of its own for all that is said of it. */
export function isOnPane(key: SettingKey): key is ChangedBy<'pane'> {
  return REGISTRY[key].control === 'pane'
}

/** Tells whether a setting is made of the defences of a lane. */
export function isOfDefences(key: SettingKey): key is ChangedBy<'defences'> {
  return REGISTRY[key].control === 'defences'
}

/** Returns the lanes whose settings show one. */
export function settingLanes(key: SettingKey): readonly LaneId[] {
  const { lane } = REGISTRY[key]
  return lane === 'both' ? LANES : [lane]
}

/** Lists the settings that a control changes and that a lane shows, in order. */
export function settingsChangedBy<C extends Setting['control']>(control: C, lane: LaneId): ChangedBy<C>[] {
  const isShown = (key: SettingKey) => settingLanes(key).includes(lane)
  return SETTING_KEYS.filter((key): key is ChangedBy<C> => REGISTRY[key].control === control && isShown(key))
}

/** Makes an object with something of each setting. */
function eachOf<P extends 'schema' | 'initial'>(part: P): { [K in SettingKey]: Registry[K][P] } {
  const parts = SETTING_KEYS.map((key) => [key, REGISTRY[key][part]])
  return Object.fromEntries(parts)
}

export const settingsSchema = z.object(eachOf('schema'))
export type Settings = z.infer<typeof settingsSchema>

export const INITIAL_SETTINGS: Settings = eachOf('initial')

/** Returns settings as a recording tells them: those that are private are told as they are at the start. */
export function recordedSettings(settings: Settings): Settings {
  return { ...settings, ...initially((setting) => setting.isPrivate === true) }
}

/** Returns the settings with which a demonstration begins. */
export function settingsToBeginWith(settings: Settings): Settings {
  return { ...settings, ...initially((setting) => !setting.isOfMachine) }
}

function initially(isMeant: (setting: Setting) => boolean): Partial<Settings> {
  const keys = SETTING_KEYS.filter((key) => isMeant(REGISTRY[key]))
  return Object.fromEntries(keys.map((key) => [key, INITIAL_SETTINGS[key]]))
}

/** What a change may say of a setting: of a group any members, of all else the whole. */
type ChangeOf<T> = T extends Readonly<Record<string, unknown>> ? { [M in keyof T]?: T[M] | undefined } : T

/** A change of settings. What it doesn't name stays as it is. */
export type SettingsChange = { [K in SettingKey]?: ChangeOf<Settings[K]> | undefined }

/** The schema of a change. Whether the members of a group fit together can be told only of the settings that come of it. */
export const settingsChangeSchema = z.object(
  Object.fromEntries(SETTING_KEYS.map((key) => [key, changeOf(REGISTRY[key].schema).optional()])),
) as unknown as z.ZodType<SettingsChange, SettingsChange>

function changeOf(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject ? z.object(schema.shape).partial() : schema
}

/** Returns the settings that come of a change, not yet checked by {@link settingsSchema}. */
export function changedSettings(
  settings: Settings,
  change: SettingsChange,
): Readonly<Record<string, unknown>> {
  const changed = (key: SettingKey) => {
    if (change[key] === undefined) return settings[key]
    return isGroup(key) ? Object.assign({}, settings[key], change[key]) : change[key]
  }
  return Object.fromEntries(SETTING_KEYS.map((key) => [key, changed(key)]))
}

/** The schema of settings that were written down: what an older version of the lab does not say of newer ones is as at the start. */
export const writtenSettingsSchema = settingsChangeSchema
  .transform((said) => changedSettings(INITIAL_SETTINGS, said))
  .pipe(settingsSchema)
