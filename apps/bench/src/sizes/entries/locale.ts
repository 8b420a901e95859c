export { en } from '@generated-video/react'
