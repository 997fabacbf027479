// English: the bars above the lanes: modes, breakpoints, settings of the page, help, and what went wrong.

export const shell = {
  /** The product's name, also the title of the page. The brand sets its parts in the lanes' colours. */
  name: 'Session vs JWT Lab',
  brand: { session: 'Session', versus: 'vs', jwt: 'JWT', lab: 'Lab' },
  labHint: 'Your own lab; a demonstration that is on ends.',
  skipToLanes: 'Skip to the lanes',

  landmark: {
    doors: 'What is on the screen',
    actions: 'Actions on both lanes',
    notices: 'Notices',
    inspector: 'Inspector',
  },
  pane: {
    betweenLanes: 'Width of the lanes',
  },

  mode: {
    label: 'Mode of both lanes',
    step: 'Step',
    slow: 'Slow',
    run: 'Run',
    stepHint: 'Each request waits at each hop until you let it go on.',
    slowHint: 'Each hop takes its time, so that you can follow it.',
    runHint: 'Requests run through without stopping.',
    mixed: 'The lanes have different modes; choosing one sets both.',
    speed: 'Speed of slow mode',
    speedValue: ({ factor }: { factor: number }) => `${factor}×`,
    speedNormal: 'one hop every 0.9 s',
  },

  hold: {
    next: 'Next hop, both',
    run: 'Run to end',
    /** The same on one lane, whose name a screen reader hears after it. */
    nextHere: 'Next hop here',
    runHere: 'Run to end here',
    onLane: ({ what, lane }: { what: string; lane: string }) => `${what}: ${lane}`,
    nextHint: 'Lets each waiting request take its next hop.',
    runHint: 'Lets each waiting request run to its end, or to a breakpoint.',
    waitingOn: ({ lanes }: { lanes: string }) => `A request waits: ${lanes}`,
    nobodyWaits: 'No request is waiting.',
    and: ' and ',
  },

  /** The menu of all that isn't needed each minute. */
  menu: {
    button: 'Menu',
    requests: 'Where requests stop',
    anyJwt: 'Any JWT…',
    anyJwtHint: 'Paste a token from anywhere: it is decoded and verified here.',
    costs: 'Costs…',
    costsHint: 'What each way to stay logged in costs the server and the wire.',
  },

  reset: {
    button: 'Reset',
    hint: 'Empties both lanes: nobody logged in, the three accounts, no diagram. Says first what goes and what stays.',
  },

  breakpoints: {
    verify: 'Stop when the server verifies',
    response: 'Stop before the response',
  },
  language: { label: 'Language' },
  theme: { label: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark' },

  help: {
    button: 'Help',
    title: 'How this lab works',
    intro:
      'Two real servers run on this machine: one keeps sessions, one signs JWTs. Each action goes to both, and each message that crosses the wire appears in the diagram of its lane.',
    look: 'Click any hop or row to have it explained in a sheet beside it. An earlier hop shows the lane as it was then.',
    outside: 'The servers also answer curl and your browser; such requests appear as “External client”.',
    safety:
      'They listen on this machine only (127.0.0.1), and every program on it may use them: they hold nothing but made-up accounts. Never type a real password or a real secret here.',
    shortcuts: 'Keyboard',
    key: { space: 'Space', left: '←', right: '→', escape: 'Esc', run: 'R', help: '?' },
    shortcut: {
      next: 'Next hop on both lanes',
      run: 'Run to the end',
      step: 'Hop before, hop after',
      back: 'Back to now; close what is open',
      help: 'This help',
    },
    close: 'Close',
  },

  /** The explanations of terms; `key` is the one that goes from term to term. */
  terms: {
    key: 'I',
    show: 'Show me',
    notYet: 'Nothing shows it yet.',
    next: 'next term',
    stay: 'keep it open',
    help: 'Explain the terms on the screen, one after the other',
    about:
      'Rest the pointer on any term of the field, such as `jti` or “session store”, and it is explained; “Show me” takes you to where it happened.',
  },

  connection: {
    connecting: 'Connecting to the lab…',
    unanswered:
      'The lab has not answered what you did last. You need not do it again: this line goes away when the answer comes. If it stays, see whether the lab is still running where you started it.',
    lost: 'The connection to the lab is lost. What you see may be out of date; the page keeps trying to connect. If the lab was stopped, start it again and open the address that it prints.',
  },

  pace: ({ perSecond }: { perSecond: number }) =>
    `About ${perSecond} requests a second come in, too many to show one by one. The page shows them in batches, four times a second; none is left out of the trace.`,

  notice: { dismiss: 'Dismiss', error: 'Error', info: 'Note' },

  /** What an error means and what to do, by the code of the LabError. */
  error: {
    ERR_LAB_BAD_COMMAND: 'The lab does not accept this input. Correct what is named here and try again.',
    ERR_LAB_BAD_TOKEN_PART:
      'This can’t be signed: header and payload must each be a JSON object. Correct the JSON.',
    ERR_LAB_BAD_KEY: 'This key can’t be read. Paste a secret, or a public key as PEM, JWK or JWKS.',
    ERR_LAB_QUEUE_FULL: 'Too many requests wait on one lane. Let them run to the end, or reset the lab.',
    ERR_LAB_PORT_TAKEN: 'Another program uses the port. Start the lab with another one.',
    ERR_LAB_STORAGE: 'The store can’t be used',
    ERR_LAB_DEMONSTRATION_ENDED: 'The demonstration was ended. Set its stage again.',
    ERR_LAB_NOTHING_THERE: 'There is nothing to do that with',
    ERR_LAB_STOPPED: 'The lab was stopped. Start it again.',
    ERR_LAB_UNREACHABLE: 'The lab can’t be reached. Is it still running? Start it again if not.',
    ERR_LAB_INTERNAL: 'The lab made a mistake of its own. Reset it; if it happens again, restart it.',
  },

  /** In place of a part of the page that could not be drawn. */
  crashed: {
    lane: ({ name }: { name: string }) => `The ${name} lane could not be shown`,
    topBar: 'The top bar could not be shown',
    messages: 'A message of the lab could not be shown',
    actions: 'The actions could not be shown',
    timeline: 'The timeline could not be shown',
    verdict: 'The line that says what came of a click could not be shown',
    inspector: 'The inspector could not be shown',
    page: 'The page could not be shown',
    pageBody:
      'That is a mistake of this page: the servers go on. Loaded again, it shows all that has happened.',
    reload: 'Load the page again',
    body: 'That is a mistake of this page: the servers go on, and so does the rest of the page.',
    again: 'Try again',
    resetLane: 'Reset this lane',
    resetHint: 'Empties this lane: nobody logged in, the three accounts, no diagram. What waits on it ends.',
  },

  copy: { copied: 'Copied', failed: 'Could not copy' },
  close: 'Close',

  /** Said in all languages, as no catalogue is loaded without scripts. */
  needsScripts: 'Session vs JWT Lab needs JavaScript.',
  /** Said in a browser that can't get the page, as plain text in all languages: nobody knows yet which one the reader has. */
  headTooLarge: ({ port }: { port: string }) =>
    `The browser sends more cookies than the lab reads (64 KiB).
They belong to other programs that ran on this machine: cookies ignore ports, so all of them share the cookies of one host.
Do one of these:
- open the same address with localhost in place of 127.0.0.1, or the other way round (http://localhost:${port}/?key=…)
- open it in a private window
- delete the cookies of 127.0.0.1 and localhost in the settings of the browser`,
}
