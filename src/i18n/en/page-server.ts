// English: what the server of the browser edition's page says in a browser that can't get the page.

/** Said as plain text, below or above the other language: nobody knows yet which one the reader has. */
export const pageServer = {
  headTooLarge: ({ port }: { port: string }) =>
    `The browser sends more cookies than the lab reads (64 KiB).
They belong to other programs that ran on this machine: cookies ignore ports, so all of them share the cookies of one host.
Do one of these:
- open the same address with localhost in place of 127.0.0.1, or the other way round (http://localhost:${port}/?key=…)
- open it in a private window
- delete the cookies of 127.0.0.1 and localhost in the settings of the browser`,
}
