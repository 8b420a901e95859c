import type { VideoRequestField } from './video-request.ts'

/** What is wrong with a setting. */
export type RequestIssueCode =
  | 'required' // it is missing
  | 'wrong_type' // it is not of its kind: text, whole number, yes or no, picture
  | 'unknown' // there is no such setting
  | 'not_supported' // the model has no such setting
  | 'not_allowed' // not one of `allowed`
  | 'out_of_range' // below or above `allowed`, its least and its greatest
  | 'too_long' // longer than `allowed`
  | 'needs' // only together with `other`
  | 'excludes' // not together with `other`
  | 'gone' // the model can no longer be chosen

/** One setting of a request that the model does not take. */
export interface RequestIssue {
  /** The setting; with code `unknown`, whatever name was written. */
  readonly field: VideoRequestField | 'model' | (string & NonNullable<unknown>)
  readonly code: RequestIssueCode
  /** In English, for whoever writes the app. */
  readonly message: string
  /** The values, or the least and the greatest, that the model takes. */
  readonly allowed?: readonly (string | number | boolean)[]
  /** The other setting that this one needs, or excludes. */
  readonly other?: VideoRequestField
}
