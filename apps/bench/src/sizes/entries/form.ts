export * from './card.ts'
export { VideoPromptForm } from '@generated-video/react/form'
