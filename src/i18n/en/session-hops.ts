// English: hops. The session server with its cookie and its store; a part of the section `hops`.
import type { Name } from './named'

export const sessionHops = {
  cookieValid: {
    label: 'cookie signature valid',
    sentence:
      "The HMAC in the cookie fits the session ID before it: this server signed it. That doesn't yet say that the session lives.",
  },
  sessionAsked: {
    label: ({ id }: { id: string }) => `get ${id}`,
    sentence: ({ id }: { id: string }) =>
      `The session ID \`${id}\` means nothing by itself, so the server looks it up. It does so on every request.`,
  },
  sessionFound: {
    label: ({ name }: Name) => `session of ${name}`,
    sentence: ({ name }: Name) =>
      `The store knows the session and it is neither ended nor idle too long. Now the server knows who asks: \`${name}\`.`,
  },
  sessionTouched: {
    label: ({ id }: { id: string; left: string; rolling: boolean }) => `extend ${id}`,
    sentence: ({ id, left, rolling }: { id: string; left: string; rolling: boolean }) =>
      `Session \`${id}\` was used, so its idle timeout starts again: ${left}. ${
        rolling
          ? 'Rolling is on: the response sends the cookie again, so it lives on in the browser too.'
          : 'Nothing in the browser changes: the cookie keeps the end that it has.'
      }`,
  },
  sessionStored: {
    label: ({ id, name }: { id: string; name: string }) => `set ${id}: ${name}`,
    sentence: ({ id, name }: { id: string; name: string }) =>
      `The server stores under the new ID \`${id}\` that \`${name}\` is logged in. The browser will get the ID only.`,
  },
  sessionDestroyed: {
    label: ({ count, id }: { count: number; id: string }) =>
      count === 1 ? `destroy ${id}` : `destroy ${count} sessions`,
    logout: ({ id }: { id: string }) =>
      `The server deletes \`${id}\` from its store. From this moment the cookie is worth nothing, wherever it is.`,
    accountDeleted: ({ count }: { count: number }) =>
      count === 1
        ? "The account is gone, and its session with it. One deletion in the store is all that's needed."
        : `The account is gone, and all its ${count} sessions with it: on every device, at once.`,
    everywhere: ({ count }: { count: number }) =>
      count === 1
        ? "Logged out everywhere: it was the account's only session. One deletion in the store is all that's needed."
        : `Logged out everywhere: the store knows all ${count} sessions of the account, and deletes them at once, on every device.`,
    operator: ({ count }: { count: number }) =>
      count === 1
        ? 'The operator deletes the session from the store. From this moment its cookie is worth nothing, wherever it is.'
        : `The operator deletes ${count} sessions from the store. From this moment their cookies are worth nothing, wherever they are.`,
    replaced: ({ id }: { id: string }) =>
      `The login came with session \`${id}\`. It ends, and a new ID takes its place: whoever planted the old one gains nothing (session fixation).`,
  },
}
