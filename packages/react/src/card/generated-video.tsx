import { forwardRef } from 'react'
import type { ForwardedRef, ReactNode } from 'react'
import type { Part } from '../internal/render-element.tsx'
import { GeneratedVideoActions } from './generated-video-actions.tsx'
import { GeneratedVideoCandidates } from './generated-video-candidates.tsx'
import { GeneratedVideoCheck } from './generated-video-check.tsx'
import { GeneratedVideoChooseModel } from './generated-video-choose-model.tsx'
import { GeneratedVideoCopyFrame } from './generated-video-copy-frame.tsx'
import { GeneratedVideoDifferences } from './generated-video-differences.tsx'
import { GeneratedVideoEdit } from './generated-video-edit.tsx'
import { GeneratedVideoElapsed } from './generated-video-elapsed.tsx'
import { GeneratedVideoError } from './generated-video-error.tsx'
import { GeneratedVideoFetch } from './generated-video-fetch.tsx'
import { GeneratedVideoFrame } from './generated-video-frame.tsx'
import { GeneratedVideoMedia } from './generated-video-media.tsx'
import { GeneratedVideoNotKept } from './generated-video-not-kept.tsx'
import { GeneratedVideoOpen } from './generated-video-open.tsx'
import { GeneratedVideoPlaceholder } from './generated-video-placeholder.tsx'
import { GeneratedVideoPoster } from './generated-video-poster.tsx'
import { GeneratedVideoProgress } from './generated-video-progress.tsx'
import { GeneratedVideoPrompt } from './generated-video-prompt.tsx'
import { GeneratedVideoResults } from './generated-video-results.tsx'
import { GeneratedVideoResume } from './generated-video-resume.tsx'
import { GeneratedVideoRetry } from './generated-video-retry.tsx'
import { GeneratedVideoRoot } from './generated-video-root.tsx'
import type { GeneratedVideoRootProps } from './generated-video-root.tsx'
import { GeneratedVideoSave } from './generated-video-save.tsx'
import { GeneratedVideoSavePartial } from './generated-video-save-partial.tsx'
import { GeneratedVideoShare } from './generated-video-share.tsx'
import { GeneratedVideoSettings } from './generated-video-settings.tsx'
import { GeneratedVideoSolve } from './generated-video-solve.tsx'
import { GeneratedVideoStatus } from './generated-video-status.tsx'
import { GeneratedVideoStopWaiting } from './generated-video-stop-waiting.tsx'

export interface GeneratedVideoProps extends GeneratedVideoRootProps {
  /** Further buttons, behind the usual ones; without `children`. */
  actions?: ReactNode
}

/**
 * Shows one video from the click to the saved file: waiting, playing, failing, with what can be done about each.
 * Renders an `<article data-slot="generated-video" data-status="…">`; `children` replace the usual parts.
 */
export const GeneratedVideo: Part<GeneratedVideoProps, HTMLElement> = forwardRef(
  function GeneratedVideo(
    { children, actions, ...props }: GeneratedVideoProps,
    ref: ForwardedRef<HTMLElement>,
  ) {
    return (
      <GeneratedVideoRoot {...props} ref={ref}>
        {children ?? <UsualParts actions={actions} />}
      </GeneratedVideoRoot>
    )
  },
)

function UsualParts({ actions }: Pick<GeneratedVideoProps, 'actions'>) {
  return (
    <>
      <GeneratedVideoFrame>
        <GeneratedVideoMedia />
        <GeneratedVideoPoster />
        <GeneratedVideoPlaceholder>
          <GeneratedVideoStatus />
          <GeneratedVideoProgress />
          <GeneratedVideoElapsed />
        </GeneratedVideoPlaceholder>
      </GeneratedVideoFrame>
      <GeneratedVideoResults />
      <GeneratedVideoPrompt />
      <GeneratedVideoSettings />
      <GeneratedVideoDifferences />
      <GeneratedVideoError />
      <GeneratedVideoCandidates />
      <GeneratedVideoNotKept />
      <GeneratedVideoActions>
        <GeneratedVideoSave />
        <GeneratedVideoSavePartial />
        <GeneratedVideoShare />
        <GeneratedVideoCopyFrame />
        <GeneratedVideoOpen />
        <GeneratedVideoEdit />
        <GeneratedVideoCheck />
        <GeneratedVideoResume />
        <GeneratedVideoFetch />
        <GeneratedVideoSolve />
        <GeneratedVideoChooseModel />
        <GeneratedVideoRetry />
        <GeneratedVideoStopWaiting />
        {actions}
      </GeneratedVideoActions>
    </>
  )
}
