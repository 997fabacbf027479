// English: demonstrations and presenter mode.
import type { DemonstrationWords } from '#src/demo/demonstrations'

const stories: DemonstrationWords = {
  'logout-does-not-kill': {
    name: 'Logout does not kill a JWT',
    say: 'An attacker has copied cookie and tokens of test, who has logged out on both sides since. The session server has destroyed its record; the JWT server keeps nothing that it could destroy.',
    ask: 'The attacker opens /protected with the copies. Which server lets the attacker in?',
    answers: { session: 'Session', jwt: 'JWT', both: 'Both', neither: 'Neither' },
    press: 'Attacker opens /protected',
    answer:
      'The JWT server. The session is gone with its record: 401. The JWT is good until its `exp`: signature and times are all that is checked.',
  },
  'blacklist-on': {
    name: 'Switch the blacklist on',
    say: 'An access token was stolen, and its owner has logged out. The server has put its `jti` on the blacklist but does not look there, so the attacker still got 200.',
    ask: 'Now the server begins to look. Does the stolen token, issued before that, still work?',
    answers: { yes: 'Yes', no: 'No' },
    press: 'Switch on, attacker opens /protected',
    answer:
      'No: 401. The `jti` was on the blacklist all the time, and now it is asked for. The price is one look-up for each request.',
  },
  'forgotten-refresh-token': {
    name: 'Logout that forgets the refresh token',
    say: 'Both tokens were copied, and the front end has logged out by `/logout`, which revokes the access token. The attacker has tried that one: 401.',
    ask: 'The attacker still holds the refresh token. Is the account safe?',
    answers: { yes: 'Yes', no: 'No' },
    press: 'Attacker refreshes, opens /protected',
    answer:
      'No: nobody has revoked the refresh token, so it buys a new access token, and that opens /protected. A logout has to revoke both.',
    cure: {
      press: 'Again, logout revokes both',
      answer: 'Now it is safe: this logout has put both tokens on the blacklist, and the refresh gets 401.',
    },
  },
  'restart-forgets': {
    name: 'Restart forgets',
    say: 'Both servers keep all they know in memory. On the session side test is logged in; on the JWT side test has logged out, and the stolen token gets 401.',
    ask: 'Both servers restart. Who gets in then: test with the session, or the attacker with the revoked JWT?',
    answers: { test: 'test', attacker: 'The attacker', both: 'Both', nobody: 'Nobody' },
    press: 'Restart both, open /protected',
    answer:
      'Only the attacker. The session is forgotten: 401. The JWT needs no memory, but its revocation does: the revoked token works again.',
    cure: {
      press: 'Again, stored in SQLite',
      answer:
        'Nothing is forgotten this time: the session has outlived the restart, and the revoked token stays revoked.',
    },
  },
  'second-node': {
    name: 'The second node',
    say: 'Each side has two servers, each with a memory of its own. At node 1 test has logged in and opened /protected: 200 on both sides.',
    ask: 'The next request goes to node 2, which has never seen test. Which side lets test in?',
    answers: { session: 'Session', jwt: 'JWT', both: 'Both', neither: 'Neither' },
    press: 'Open /protected at node 2',
    answer:
      'The JWT side: node 2 has the same secret, and looks nothing up. The session lies in the memory of node 1, so node 2 answers 401.',
    cure: {
      press: 'Again, one store for both nodes',
      answer: 'Both nodes read one store, so node 2 finds the session: 200, at a look-up for each request.',
    },
  },
  'stolen-refresh-token': {
    name: 'Stolen refresh token',
    say: 'Each refresh gives a new refresh token and retires the old one. The attacker has copied the first; the front end has refreshed since and holds the second.',
    ask: 'The attacker refreshes with the retired one, then the front end with its own. Who gets a token?',
    answers: { attacker: 'The attacker', 'front-end': 'The front end', both: 'Both', nobody: 'Nobody' },
    press: 'Attacker refreshes, then front end',
    answer:
      'Nobody. A retired token that comes back shows that two hold it: the server revokes the whole family, and test has to log in again.',
  },
  'one-time-link': {
    name: 'One-time link',
    say: 'The token in this download link is good for one use within 60 seconds. The link was opened once: 200.',
    ask: 'Somebody finds the link in the browser history and opens it again. What does the server answer?',
    answers: { '200': '200, the file', '401': '401' },
    press: 'Open the link again',
    answer:
      '401: signature and `exp` are still good, but the server has noted the `jti` as used. It has to remember that until the token’s `exp`.',
  },
}

export const demos = {
  menu: 'Demonstrate',
  menuHint:
    'Sets the stage on a second lab beside yours, with real requests, and leaves the last step to you. Yours waits meanwhile.',
  previousStory: 'Previous demonstration',
  nextStory: 'Next demonstration',
  minutes: ({ count }: { count: number }) => `${count} min`,
  place: ({ at, of }: { at: number; of: number }) => `${at} of ${of}`,
  landmark: 'Demonstration',
  stories,

  say: 'Say',
  ask: 'Ask the class',
  answer: 'Answer',
  staging: ({ taken, of }: { taken: number; of: number }) => `Setting the stage: step ${taken} of ${of}`,
  finishing: 'The servers are being asked…',
  held: 'A request waits for you: “Next hop, both” lets it go on.',
  again: 'Set the stage again',
  close: 'End',
  closeHint: 'Ends the demonstration. Your own lab goes on as it was.',
  secondLab: 'You see the lab of this demonstration, to explore. Your own lab waits until you end it.',
  differs: 'Set differently from the start:',
  asAtStart: 'All is set as at the start.',
  /** Ends what differs. */
  stop: '.',
  scene: 'These requests have been made:',
  staged: 'What has set the stage',
  answers: 'Possible answers',
  right: 'right',
  rightIs: ({ answer }: { answer: string }) => `Right: ${answer}.`,
  hands: ({ count }: { count: number }) => (count === 1 ? '1 hand' : `${count} hands`),
  /** Stands at each number of hands. */
  handsUp: 'hands',
  handsFor: ({ answer }: { answer: string }) => `Hands for “${answer}”`,
  handLess: ({ answer }: { answer: string }) => `One hand less for “${answer}”`,
  handMore: ({ answer }: { answer: string }) => `One hand more for “${answer}”`,

  next: 'Next',
  back: 'Back',
  toQuestion: 'Ask the class',
  toAnswer: 'Show the answer',
  toStory: ({ name }: { name: string }) => `On to: ${name}`,
  backToScene: 'Back to the scene',
  backToQuestion: 'Back to the question: the stage is set again',
  backToAnswer: 'Back to the answer before the cure: the stage is set again',
  backToLook: 'Back to what the servers answered',

  notes: 'Notes',
  notesHint:
    'Opens what to say in a second window, for your own screen. Hold `N` down to see it here for a moment.',
  runningOrder: 'Running order',
  keys: 'Page Down goes on, Page Up goes back: a presenter’s clicker sends these keys.',
  phases: {
    staging: 'The stage is being set.',
    scene: 'The class looks at the stage.',
    question: 'Ask, and count the hands.',
    finishing: 'The servers are being asked.',
    look: 'The class looks at what the servers answered.',
    answer: 'The answer is shown.',
    ended: 'The demonstration has ended; its lab is still there to explore.',
  },
  ended: {
    reset: 'A reset has ended this demonstration.',
    held: 'A request was held while the stage was being set, so this demonstration has ended. Take the breakpoints away first.',
    failed: 'The stage could not be set, so this demonstration has ended.',
  },
  answered: 'What the servers answered',
  /** Who has sent a request: the front end, its second tab, the attacker. */
  by: { 'front-end': 'Front end', 'second-tab': 'Second tab', attacker: 'Attacker' },
  noAnswer: 'no answer',
  notAsExpected: ({ expected }: { expected: string }) =>
    `Expected was ${expected}. Something was changed after the stage had been set: set it again.`,
  and: ', then ',

  presenter: {
    enter: 'Presenter mode',
    leave: 'Leave presenter mode',
    help: 'Presenter mode: large type, for the last row',
    key: 'F5',
    about:
      '`Demonstrate` sets the stage for a class and leaves the last step to you; presenter mode shows it in large type. Page Down goes on, Page Up goes back; hold `N` down to see what to say.',
  },
}
