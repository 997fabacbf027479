// English: what each action is called, what is said of it, and the bar, menus and forms that offer it.
import type { ActionWords } from '#src/actions/words'

export const actions = {
  login: {
    button: 'Log in',
    hint: '`POST /login` with name and password: the one request that proves who you are.',
    caption: 'log in',
  },
  'login-by-email': {
    caption: 'log in by email',
  },
  'open-protected': {
    button: 'Open /protected',
    hint: '`GET /protected`: only for somebody who is logged in.',
    caption: 'open the protected page',
  },
  'open-partially-protected': {
    button: 'Open /partially-protected',
    hint: '`GET /partially-protected`: for everybody, but it greets whom it knows.',
    caption: 'open the partially protected page',
  },
  'update-phone': {
    button: 'Update phone',
    hint: '`POST /user/update/phone`: a change, and only to your own account.',
    caption: 'update the phone',
  },
  refresh: {
    button: 'Refresh',
    hint: '`POST /refresh`: a new access token for the refresh token.',
    hintOnSession:
      'There is nothing to refresh: each request moves the idle timeout of a session. It is sent all the same, and the server answers 404.',
    nothingToDo:
      'There is nothing to refresh: a session has one credential, and each use starts its idle timeout again. So the server has no such route.',
    caption: 'refresh',
  },
  logout: {
    button: 'Log out',
    hint: '`DELETE /logout`: ends the session; revokes the access token.',
    caption: 'log out',
  },
  'logout-everywhere': {
    button: 'Log out everywhere',
    hint: '`DELETE /logout-everywhere`: ends every session and revokes every token of the account, on all devices.',
    caption: 'log out everywhere',
  },
  'logout-refresh': {
    button: 'Revoke the refresh token',
    hint: '`DELETE /logout2`: revokes the refresh token, which outlives a logout by `/logout`.',
    nothingToDo:
      'There is no second credential to revoke: one logout ends the one session. So the server has no such route.',
    caption: 'revoke the refresh token',
  },
  'get-download-link': {
    button: 'Get a download link',
    hint: '`POST /download-link`: a link whose token is good for one use within 60 seconds.',
    nothingToDo:
      'There is no need of a token in the link: the browser sends the cookie along with every link to this host. So the server has no such route.',
    caption: 'get a download link',
  },
  'open-download-link': {
    button: 'Open the link',
    hint: '`GET /download?token=…`: works once. Open it again and the server refuses.',
    nothingToDo:
      'There is no link with a token in it here: the cookie opens a download as it opens everything else. So the server has no such route.',
    caption: 'open the download link',
  },
  'delete-account': {
    button: 'Delete account',
    hint: '`DELETE /user`: deletes the account, and ends what was issued for it.',
    caption: 'delete the account',
  },
} satisfies ActionWords

export const actionMenus = {
  action: {
    titleOnLane: ({ title, lane }: { title: string; lane: string }) => `${title} · ${lane} only`,
    onLane: { session: 'Actions on the session lane only', jwt: 'Actions on the JWT lane only' },
    account: 'The account that you act as',
    deletedOn: ({ name, lane }: { name: string; lane: string }) => `${name}, deleted on the ${lane} lane`,
    deleted: ({ name }: { name: string }) => `${name}, deleted`,
    loginAs: ({ name }: { name: string }) => `Log in as ${name}`,
    /** The other half of "Log in", which opens the form. */
    byForm: 'by form',
    loginMore: 'Log in by form: other names, passwords and emails',
    loginByForm: 'Log in with…',
    updatePhoneOf: 'Update phone…',
    /** The menu of what is needed less often. */
    more: 'More',
    pages: 'Pages',
    accounts: 'The account',
    jwtOnly: 'JWT lane only',
    deleteAccountOf: 'Delete account…',
    noDownloadLink: 'There is no link yet. Get one first.',
  },

  login: {
    title: 'Log in',
    by: 'Log in by',
    byUsername: 'Username',
    byEmail: 'Email',
    username: 'Username',
    email: 'Email',
    password: 'Password',
    picks: 'Fill in',
    wrongPassword: 'wrong password',
    submit: 'Log in',
  },

  phone: {
    title: 'Update phone',
    phone: 'Phone',
    id: 'Account id',
    idHint:
      'Your own unless you change it. For another account’s id the server answers 403: it knows you, but that account is not yours.',
    unchanged: 'That is its phone number already, so the front end sends nothing. Type another one.',
    submit: 'Send',
  },

  deletion: {
    title: ({ name }: { name: string }) => `Delete the account ${name}?`,
    body: 'The server deletes the account of whoever is logged in, and ends what was issued for it: all its sessions, all its tokens. `Reset` brings it back.',
    confirm: 'Delete account',
  },
}

export const race = {
  button: 'Race two tabs',
  hint: 'Two tabs refresh at the same moment with the same refresh token.',
  noRotation:
    'There is nothing to see without rotation: the refresh token stays, and both tabs may use it. Turn it on in the settings.',
  noToken: 'Two tabs need a refresh token to race with. Log in first.',
}
