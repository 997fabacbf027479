// The least that a session server with express and express-session can be: what the lab's is measured against.
import { randomBytes } from 'node:crypto'
import express from 'express'
import session from 'express-session'
import { listen } from './listen.mjs'

const app = express()
app.disable('x-powered-by')
app.disable('etag')
app.use(
  session({
    name: 'bare.sid',
    secret: randomBytes(32).toString('hex'),
    resave: false,
    rolling: true,
    saveUninitialized: false,
    cookie: { maxAge: 3_600_000 },
  }),
)

app.post('/login', express.json(), (request, response) => {
  request.session.username = String(request.body.username)
  response.json({ msg: 'Successfully logged in' })
})

app.get('/protected', (request, response) => {
  const { username } = request.session
  if (username === undefined) response.status(401).json({ msg: 'Missing session cookie' })
  else response.json({ hello: 'world', logged_in_as: username })
})

listen(app)
