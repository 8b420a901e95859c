import '@generated-video/react/styles.css'
