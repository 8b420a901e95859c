export * from '@generated-video/client'
