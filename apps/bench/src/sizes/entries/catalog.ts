export * from '@generated-video/client/catalog'
