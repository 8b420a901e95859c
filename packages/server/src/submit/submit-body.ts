import { linksOfRequest } from '@generated-video/client'
import { parseJsonObject } from '../parse-json-object.ts'
import { readBytes } from '../read-bytes.ts'
import { Refusal } from '../refusal.ts'

/** A submit's body: passed on as it came, read only as far as the handler needs. */
export interface SubmitBody {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly model: string
  /** The absolute URLs in it. */
  readonly links: ReadonlySet<string>
}

/**
 * Reads the JSON body of a submit, at most `limit` bytes of it.
 *
 * @throws Refusal 415 unless it is `application/json`, which a form of another site cannot send; 413 where it is
 * too large; 400 where it is no JSON object with a `model`.
 */
export async function readSubmitBody(request: Request, limit: number): Promise<SubmitBody> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Refusal(415, 'invalid_request', 'The content type must be application/json.')
  const announced = Number(request.headers.get('content-length'))
  const bytes = announced > limit ? undefined : await readBytes(request, limit)
  if (!bytes)
    throw new Refusal(413, 'too_large', `The body must not be larger than ${limit} bytes.`)
  const body = parseJsonObject(bytes)
  const model = body?.model
  if (typeof model === 'string' && model !== '')
    return { bytes, model, links: linksOfRequest(body) }
  throw new Refusal(400, 'invalid_request', 'The body must be a JSON object with a model.')
}
