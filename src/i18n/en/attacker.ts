// English: what the attacker holds and does.
import type { Several } from './named'

export const attacker = {
  name: 'Attacker',
  menu: 'Attacker',
  menuHint:
    'A third party with a browser of its own. Give it a copy of the credentials, and see how far it gets.',
  panel: {
    session: 'What the attacker holds of the session lane',
    jwt: 'What the attacker holds of the JWT lane',
  },
  holds: ({ count }: Several): string => (count === 1 ? 'holds 1 copy' : `holds ${count} copies`),
  steal: 'Copy what the front end holds to the attacker',
  stealHint: 'As a script on the page or a shared computer would. The front end notices nothing.',
  nothingToSteal: 'The front end holds nothing now. Log in first.',
  nothingStolen: 'The attacker holds nothing.',
  use: 'Use it',
  useLabel: {
    session: 'Use it: what the attacker does on the session lane',
    jwt: 'Use it: what the attacker does on the JWT lane',
  },
  onThisLane: 'As the attacker, here',
  onBoth: 'As the attacker, on both lanes',
  taken: ({ time }: { time: string }) => `copied ${time}`,
  row: ({ name, left }: { name: string; left: string }) => `Stolen ${name}, ${left}`,
  noRefresh: 'A session has no refresh token: there is nothing to refresh with.',
  noRefreshToken: 'The attacker holds no refresh token.',
}
