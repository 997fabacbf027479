// English: export and import.
import type { Name } from './named'

export const exporting = {
  menu: 'Export and import',
  export: 'Export',
  json: 'Trace as JSON',
  jsonHint: 'All of it, also before a reset. Can be imported here again.',
  har: 'Requests as HAR 1.2',
  harHint: 'All since the last reset, for a browser’s developer tools and other programs.',
  markdown: 'Diagrams as Markdown',
  markdownHint: 'All flows since the last reset, with `mermaid` blocks.',
  secrets:
    'JSON and HAR hold what crossed the wire: tokens, cookies and the passwords that were typed; and where a store is, if one failed. Whoever has the file has them too.',
  import: 'Import',
  importJson: 'Open a recording…',
  importHint: 'A JSON file that was exported here, or drop it on the window.',
  drop: 'Drop the file to open the recording',
  reading: ({ name }: Name) => `Reading ${name}…`,
  failedSave: 'The file could not be made',

  recording: {
    label: 'Recording',
    bar: ({ name, time }: { name: string; time: string }) =>
      `You are looking at a recording: \`${name}\`, made ${time}. Nothing can be sent here.`,
    back: 'Back to the lab',
    off: 'Not in a recording: go back to the lab first.',
    offTitle: 'This is a recording',
    waiting: 'In the lab a request still waits for you.',
  },

  problem: {
    title: ({ name }: Name) => `“${name}” can’t be shown`,
    empty: 'Drop one file, exported here as JSON.',
    tooLarge: ({ megabytes, most }: { megabytes: number; most: number }) =>
      `The file has ${megabytes} MB; at most ${most} MB are read. Export less: lower the trace’s bound in the lane’s settings first.`,
    notJson: ({ place }: { place: string }) => `This is not JSON. ${place}`,
    wrongKind: {
      har: 'This is a HAR file. Only the JSON export can be opened again.',
      other:
        'This is JSON, but no recording of this lab. Open a file that was exported with “Trace as JSON”.',
    },
    newer: ({ found, known }: { found: number; known: number }) =>
      `The file has version ${found}; this app reads up to ${known}. Update the app.`,
    badMember: ({ path, message }: { path: string; message: string }) =>
      `The file was changed or is damaged: at \`${path}\`: ${message}. Export it again.`,
    unreadable: ({ message }: { message: string }) => `The file can’t be read: ${message}`,
  },

  markdownFile: {
    title: 'Session vs JWT Lab: sequence diagrams',
    about: ({ app, time }: { app: string; time: string }) =>
      `Drawn by Session vs JWT Lab ${app} from what really happened since the last reset, ${time}.`,
    none: 'Nothing has been sent since the last reset.',
    heading: ({ number, lane, action }: { number: string; lane: string; action: string }) =>
      `${number}. ${lane}: ${action}`,
    request: ({ line, outcome }: { line: string; outcome: string }) => `\`${line}\`: ${outcome}`,
    by: { attacker: 'by the attacker', 'second-tab': 'in a second tab' },
  },
  /** The caption of a flow that is no action of the lab's. */
  external: 'request of an external client',
}
