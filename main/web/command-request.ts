// A command that comes by POST: its body is read within bounds, its answer gets the status that fits.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerCommand, MAX_PAYLOAD_BYTES, refuseCommand } from '#main/host/answer'
import { collectBody } from '#main/http/read-body'
import type { Lab } from '#main/lab/lab'
import { isCommandName } from '#src/contract/commands'
import type { CommandAnswer } from '#src/contract/lab-api'
import type { LabErrorCode } from '#src/contract/lab-error'

/** Answers `POST /api/NAME`. */
export async function serveCommand(
  lab: Lab,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isCommandName(name)) {
    sendAnswer(response, 404, refuseCommand(`There is no command "${name.slice(0, 64)}"`))
    return
  }
  if (mediaType(request) !== 'application/json') {
    sendAnswer(response, 415, refuseCommand('The Content-Type of a command is application/json'))
    return
  }
  const tellsTooMuch = Number(request.headers['content-length'] ?? 0) > MAX_PAYLOAD_BYTES
  const payload = tellsTooMuch ? 'too-large' : await collectBody(request, MAX_PAYLOAD_BYTES)
  if (payload === 'too-large') {
    response.setHeader('Connection', 'close')
    sendAnswer(response, 413, refuseCommand(`The payload is larger than ${MAX_PAYLOAD_BYTES} bytes`))
    return
  }
  // Whoever broke off is not there to be answered.
  if (!Buffer.isBuffer(payload)) return
  const answer = await answerCommand(lab, name, payload.toString('utf8'))
  sendAnswer(response, answer.ok ? 200 : statusOf(answer.error.code), answer)
}

/** Sends an answer as JSON. */
export function sendAnswer(response: ServerResponse, status: number, answer: CommandAnswer): void {
  const body = JSON.stringify(answer)
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  })
  response.end(body)
}

function mediaType(request: IncomingMessage): string | undefined {
  return request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
}

function statusOf(code: LabErrorCode): number {
  switch (code) {
    case 'ERR_LAB_BAD_COMMAND':
    case 'ERR_LAB_BAD_TOKEN_PART':
    case 'ERR_LAB_BAD_KEY':
      return 400
    case 'ERR_LAB_UNREACHABLE':
      return 403
    case 'ERR_LAB_PORT_TAKEN':
    case 'ERR_LAB_NOTHING_THERE':
    case 'ERR_LAB_DEMONSTRATION_ENDED':
      return 409
    case 'ERR_LAB_QUEUE_FULL':
      return 429
    case 'ERR_LAB_INTERNAL':
      return 500
    case 'ERR_LAB_STOPPED':
    case 'ERR_LAB_STORAGE':
      return 503
  }
}
