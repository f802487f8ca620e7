# Sourced by mvnw, weatherglass and .ci/run, so that all three find the same JDK.
# find_jdk_25 prints the home of a JDK 25, or nothing and fails. JAVA_HOME wins, then the PATH, then where
# Debian, Red Hat, macOS, SDKMAN, IntelliJ, asdf, mise and CI images put theirs.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[".]' "$1/release"
}

jdk_home_of_path() {
  javac=$(command -v javac) || return 1
  javac=$(readlink -f "$javac" 2>/dev/null) || return 1
  dirname "$(dirname "$javac")"
}

find_jdk_25() {
  for home in "${JAVA_HOME:-}" "${JDK_25:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "$(jdk_home_of_path)" \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* \
    "${HOME:-}"/.local/share/mise/installs/java/*; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
      echo "$home"
      return 0
    fi
  done
  return 1
}

no_jdk_25="Weatherglass needs a JDK 25 and found none: install one (for example Eclipse Temurin 25) or set JAVA_HOME to it."
