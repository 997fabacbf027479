// The least that a JWT server with express and jose can be: what the lab's is measured against.
import { randomBytes } from 'node:crypto'
import express from 'express'
import { jwtVerify, SignJWT } from 'jose'
import { listen } from './listen.mjs'

const key = randomBytes(32)
const app = express()
app.disable('x-powered-by')
app.disable('etag')

app.post('/login', express.json(), async (request, response) => {
  const token = await new SignJWT({ type: 'access', jti: randomBytes(16).toString('hex') })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(String(request.body.username))
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(key)
  response.json({ access_token: token })
})

app.get('/protected', async (request, response) => {
  const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] })
    response.json({ hello: 'world', logged_in_as: payload.sub })
  } catch {
    response.status(401).json({ msg: 'Invalid token' })
  }
})

listen(app)
