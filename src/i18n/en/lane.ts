// English: the names of the lanes, the heads above them, and what their front ends hold.
export const lanes = {
  session: {
    name: 'Cookie session',
    front: 'Front end · cookie jar',
    /** On the chip, where there is none. */
    none: 'no cookie',
    frontEmpty: 'No cookie now. “Log in” brings one: it keeps the session ID here.',
  },
  jwt: {
    name: 'JWT',
    front: 'Front end · localStorage',
    none: 'no token',
    frontEmpty: 'No token now. “Log in” brings two, and both are kept here.',
  },

  head: {
    /** Names a lane for screen readers. */
    lane: ({ name }: { name: string }) => `${name} lane`,
    /** Names the menu behind the lane's name, which is written on its button. */
    menu: ({ name }: { name: string }) => `${name}: this lane’s actions, server and settings`,
    settings: ({ name }: { name: string }) => `${name}: settings`,
    frontEnd: 'front end',
    modeHere: ({ mode }: { mode: string }) => `here: ${mode}`,
    weak: ({ bits }: { bits: number }) => `weak secret · ${bits} bits`,
    weakLong: ({ bits, requiredBits, alg }: { bits: number; requiredBits: number; alg: string }) =>
      `This secret has at most ${bits} bits. ${alg} needs ${requiredBits} or more (RFC 7518 section 3.2): a short one can be guessed offline from a single token.`,
  },
}
