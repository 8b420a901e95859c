import { Refusal } from '../refusal.ts'

/** Who asks: the user's id in your own system; nothing for nobody. */
export type AuthorizedUser = string | { readonly user: string } | null | undefined | false

/** Says who asks. It reads headers and cookies; the body is the handler's. */
export type Authorize = (request: Request) => AuthorizedUser | Promise<AuthorizedUser>

/**
 * The user's id.
 *
 * @throws Refusal 401 for nobody; 500 where `authorize` throws.
 */
export async function authorizedUser(
  request: Request,
  authorize: Authorize,
  onError: (error: unknown) => void,
): Promise<string> {
  const id = userId(await ask(request, authorize, onError))
  if (id !== undefined) return id
  throw new Refusal(401, 'unauthorized', 'Sign in to use this.')
}

async function ask(
  request: Request,
  authorize: Authorize,
  onError: (error: unknown) => void,
): Promise<unknown> {
  try {
    return await authorize(request)
  } catch (error) {
    onError(error)
    throw new Refusal(500, 'gateway_error', 'Who asks could not be found out.')
  }
}

/** Anything but a real id is nobody, whatever an untyped `authorize` returns. */
function userId(answer: unknown): string | undefined {
  const id =
    typeof answer === 'object' && answer !== null && 'user' in answer ? answer.user : answer
  return typeof id === 'string' && id !== '' ? id : undefined
}
