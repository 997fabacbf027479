// Password hashes by scrypt (RFC 7914), with their parameters and salt in the text that is stored.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** How much work one hash is: `n` CPU and memory cost (a power of two), `r` block size, `p` parallelization. */
export interface ScryptCost {
  readonly n: number
  readonly r: number
  readonly p: number
}

/** 16 MiB and some 50 ms: enough to slow down guessing, little enough for a lab that hashes its accounts at start. */
export const SCRYPT_COST: ScryptCost = { n: 2 ** 14, r: 8, p: 1 }

const SALT_BYTES = 16
const KEY_BYTES = 32

/** Derives a key of `keyBytes` bytes from a password; what a hasher spends its time on. */
export type DeriveKey = (
  password: string,
  salt: Buffer,
  keyBytes: number,
  cost: ScryptCost,
) => Promise<Buffer>

/** Makes and verifies password hashes. */
export interface PasswordHasher {
  /** Hashes a password with a salt of its own. */
  hash(password: string): Promise<string>
  /** Tells whether a password has this hash. Throws on text that is no hash. */
  verify(password: string, hash: string): Promise<boolean>
  /** A hash of no password, to verify against where there is no account, so that this costs as much time. */
  readonly dummyHash: string
}

/** Derives a key by scrypt, off the main thread. The password is its UTF-8 bytes. */
export const deriveByScrypt: DeriveKey = (password, salt, keyBytes, { n, r, p }) =>
  new Promise((resolve, reject) => {
    // Exactly as much memory as the parameters need; the default would refuse anything above 32 MiB.
    const options = { N: n, r, p, maxmem: 128 * r * (n + p + 4) }
    scrypt(password, salt, keyBytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })

/** Returns a hasher that makes hashes of this cost, and verifies those of any. */
export function createPasswordHasher(
  cost: ScryptCost = SCRYPT_COST,
  derive: DeriveKey = deriveByScrypt,
): PasswordHasher {
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES)
      return encodeHash({ cost, salt, key: await derive(password, salt, KEY_BYTES, cost) })
    },
    async verify(password, hash) {
      const stored = decodeHash(hash)
      const key = await derive(password, stored.salt, stored.key.length, stored.cost)
      return timingSafeEqual(key, stored.key)
    },
    dummyHash: encodeHash({ cost, salt: randomBytes(SALT_BYTES), key: randomBytes(KEY_BYTES) }),
  }
}

interface HashParts {
  readonly cost: ScryptCost
  readonly salt: Buffer
  readonly key: Buffer
}

function encodeHash({ cost, salt, key }: HashParts): string {
  return `scrypt$${cost.n}$${cost.r}$${cost.p}$${salt.toString('base64url')}$${key.toString('base64url')}`
}

const HASH_FORMAT = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/

function decodeHash(hash: string): HashParts {
  const [, n, r, p, salt = '', key = ''] = HASH_FORMAT.exec(hash) ?? []
  // The hash itself stays out of the message: messages end up in logs.
  if (!key) throw new Error('A stored password hash is not of the form scrypt$N$r$p$salt$key')
  return {
    cost: { n: Number(n), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}
