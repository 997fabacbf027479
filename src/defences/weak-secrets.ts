// Secrets that people have taken from articles and examples, and that every list of guesses begins with.

/** The first is that of the article whose server the JWT lane follows. */
export const WEAK_SECRETS = [
  'super-secret',
  'secret',
  'password',
  'changeme',
  'keyboard cat',
  'your-256-bit-secret',
  'jwt-secret',
  'qwerty',
  'letmein',
  'secretkey',
] as const
