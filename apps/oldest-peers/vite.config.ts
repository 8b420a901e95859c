import { fileURLToPath } from 'node:url'
import { mergeConfig } from 'vite'
import sample from '../sample/vite.config.ts'

/** The sample app, with React and TanStack Query resolved from this folder: the oldest that the peers allow. */
export default mergeConfig(sample, {
  publicDir: fileURLToPath(new URL('../sample/public', import.meta.url)),
  resolve: { dedupe: ['react', 'react-dom', '@tanstack/react-query'] },
})
