// A step for Jenkins pipelines: put this folder into a shared library (collectors/jenkins has its layout).
//
//   @Library('weatherglass') _
//   pipeline {
//     environment { WEATHERGLASS_URL = 'https://weatherglass.example.org' }
//     stages { stage('deploy') { steps { sh './deploy.sh' } } }
//     post { always { weatherglass event: 'deploy', service: 'shop', version: env.TAG_NAME } }
//   }
//
// Where the hub asks for a token: credentials: 'id-of-a-secret-text'. Agents need sh, curl and awk. It never makes a
// build fail.
def call(Map options = [:]) {
  def more = options + [:]
  def event = more.remove('event') ?: 'build'
  def credentials = more.remove('credentials')
  def reports = more.remove('junit')
  if (event == 'build' && !more.outcome) {
    more.outcome = currentBuild.currentResult.toLowerCase()
  }
  try {
    if (credentials) {
      withCredentials([string(credentialsId: credentials, variable: 'WEATHERGLASS_TOKEN')]) { send(event, more, reports) }
    } else {
      send(event, more, reports)
    }
  } catch (org.jenkinsci.plugins.workflow.steps.FlowInterruptedException interrupted) {
    throw interrupted
  } catch (Exception e) {
    echo "weatherglass: WARN nothing was sent (${e.message})"
  }
}

private void send(String event, Map options, String reports) {
  def service = options.remove('service') ?: ''
  def environment = options.remove('environment') ?: ''
  def words = options.findAll { it.value }.collect { "--${it.key}=${it.value}" }.join('\n')
  def said = [
    "WEATHERGLASS_EVENT=${event}",
    "WEATHERGLASS_SERVICE=${service}",
    "WEATHERGLASS_ENVIRONMENT=${environment}",
    "WEATHERGLASS_OPTIONS=${words}",
    "WEATHERGLASS_REPORTS=${reports ?: ''}",
  ]
  withEnv(said) {
    sh label: 'weatherglass', script: libraryResource('weatherglass.sh')
  }
}
