# Sourced by ./run and ./test. Finds the .NET SDK and builds quietly.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

require_dotnet() {
  if ! command -v dotnet >/dev/null || ! dotnet --version >/dev/null 2>&1; then
    echo "The .NET 10 SDK is missing (global.json names the version). Please install it: https://dotnet.microsoft.com/download" >&2
    exit 1
  fi
}

# build LABEL ARGUMENT...   One line when it works; everything that the compiler said when it does not.
build() {
  local label=$1 log started=$SECONDS
  shift
  log=$(mktemp)
  printf 'Building %s ... ' "$label"
  if ! dotnet build --configuration Release --verbosity quiet "$@" >"$log" 2>&1; then
    printf 'failed\n'
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
  printf '%d s\n' $((SECONDS - started))
}

# restore_what_can_be SOLUTION   Sets `restored` to what can be built, and `left_out` to the projects that cannot, because a package
# of theirs is in no source that this machine reaches. Any other failure is one.
restored=
left_out=
restore_what_can_be() {
  local solution=$1 log project
  restored=$solution
  log=$(mktemp)
  if dotnet restore "$solution" --verbosity quiet >"$log" 2>&1; then
    rm -f "$log"
    return 0
  fi

  if grep -E 'error ' "$log" | grep -vqE 'error NU110[123]:'; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi

  left_out=$(sed -nE 's/^[[:space:]]*(.*\.csproj) : error NU110[123]:.*/\1/p' "$log" | sort -u)
  echo "Left out, since packages of theirs cannot be had here:"
  sed -nE 's/.*error (NU110[123]: .{1,100}).*/  \1/p' "$log" | sort -u
  rm -f "$log"
  restored=artifacts/restored.slnf
  mkdir -p artifacts
  {
    printf '{ "solution": { "path": "../%s", "projects": [' "$solution"
    dotnet sln "$solution" list | grep '\.csproj$' | while IFS= read -r project; do
      [[ $left_out == *"$project"* ]] || printf '"%s",\n' "$project"
    done | sed '$ s/,$//'
    printf '] } }\n'
  } >"$restored"
  dotnet restore "$restored" --verbosity quiet || return 1
}
