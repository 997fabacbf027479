// The samples of the tab "Any JWT".
import type { VerifyingKey } from '#src/contract/commands'

/** A token to paste, and the kind of key that fits it; `publicKey` is filled in where nobody would type it. */
export interface Sample {
  readonly token: string
  readonly keyKind: VerifyingKey['kind']
  readonly publicKey?: string
}

/** The example of the article "Using JWT in Flask": `{"email":"hiro@gmail.com"}`, signed with the secret `secret`. */
export const ARTICLE_SAMPLE: Sample = {
  token:
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJlbWFpbCI6Imhpcm9AZ21haWwuY29tIn0.WAKjPd_0qcEG3dA9pEwAiw-0ADb8VwqFlSWiIYJTymo',
  keyKind: 'secret',
}

/** The example of RFC 7519 section 3.1, which expired in 2011. Its key is that of RFC 7515 appendix A.1. */
export const RFC_SAMPLE: Sample = {
  token:
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  keyKind: 'public-key',
  publicKey:
    '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}',
}

/** The article's example as it often arrives: with its scheme, a line break, padding, a changed letter and its end cut off. */
export const BROKEN_SAMPLE: Sample = {
  token:
    'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.\neyJlbWFpbCI6Imhpcm9AZ21haWwuY29tIn0=.WAKjPd_0qcEG3dA9pE+Aiw-0ADb8VwqFlSWiIYJT',
  keyKind: 'secret',
}
