export * from './hooks.ts'
export { GeneratedVideo } from '@generated-video/react'
