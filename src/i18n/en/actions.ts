// English: what each action is called, and what is said of it.
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
