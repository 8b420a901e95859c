import { videoHandler } from '../../video-handler.ts'

export { videoHandler as GET, videoHandler as POST }
