import type { LinkHosts } from './upstream/link-hosts.ts'
import type { Redactor } from './upstream/redactor.ts'
import type { SubmitMemory } from './submit/submit-memory.ts'
import type { StatusMemory } from './status/status-memory.ts'
import type { SubmittedTasks } from './submitted-tasks.ts'
import type { Upstream } from './upstream/upstream.ts'
import type { Clock } from '@generated-video/client'

/** What all requests to one handler share. */
export interface HandlerContext {
  readonly baseUrl: URL
  readonly clock: Clock
  readonly linkHosts: LinkHosts
  readonly maxBodyBytes: number
  readonly redactor: Redactor
  readonly statuses: StatusMemory
  readonly submits: SubmitMemory
  readonly tasks: SubmittedTasks
  onError(error: unknown): void
}

/** One request, let in. */
export interface HandlerCall extends HandlerContext {
  readonly request: Request
  readonly upstream: Upstream
  readonly user: string
}
