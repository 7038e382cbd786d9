# Chooses the tests a change can touch, by project and folder; sourced after lib.sh by etc/scripts/test.
# shellcheck shell=bash

declare -A chosen_why=()

# choose PART CLASS WHY: the first reason stays.
choose() {
  [[ "$1" != application ]] || stands=yes
  [[ -n "${chosen_why[$1 $2]:-}" ]] || chosen_why["$1 $2"]="$3"
}

# test_classes: the files with tests, one a line.
test_classes() { grep -rlE '\[(DatabaseTest|Fact|Theory)\b' test/KetNghia.Tests test/KetNghia.BrowserTests --include='*.cs' --exclude-dir=obj --exclude-dir=bin; }

# choose_file FILE WHY: the class of a file with tests.
choose_file() {
  local part=application class
  [[ "$1" != test/KetNghia.BrowserTests/* ]] || part=browser
  class="$(basename "$1" .cs)"
  choose "$part" "${class%%.*}" "$2"
}

# choose_naming EXPRESSION WHY [OPTION]: the tests in which it is found (an extended regular expression; OPTION is grep's).
choose_naming() {
  local file
  while read -r file; do
    choose_file "$file" "$2"
  done < <(test_classes | xargs -r grep -l ${3:+"$3"} -E "$1" || true)
}

# types_of FILE: the types a source file declares, as one expression; a file that is gone is asked for its last text.
types_of() {
  { cat "$1" 2>/dev/null || git show "$change_base:$1" 2>/dev/null || true; } |
    grep -oE '^ *(public|internal)[a-z ]* (class|record|struct|interface|enum) [A-Z][A-Za-z0-9]+' | awk '{ print $NF }' | sort -u | paste -sd '|' - || true
}

# choose_for_source FILE: what lies in a module or in the product's own projects.
choose_for_source() {
  local file="$1" types stem folder module page test stands=no
  module="$(cut -d/ -f2 <<<"$file")"
  module="${module#KetNghia.}"
  choose architecture '*' "the rules of the source hold for every file"
  case "$file" in
    *.resx)
      choose application TextsTests "$file holds texts"
      return ;;
    src/KetNghia.Web/Frontend/* | src/KetNghia.Web/wwwroot/*)
      choose application BrowserRulesTests "$file goes to the browser"
      choose browser WeightTests "$file goes to the browser"
      choose browser WithoutScriptTests "$file goes to the browser"
      return ;;
    */Migrations/*)
      choose application VerbTests "$file changes the database"
      choose application HostTests "$file changes the database"
      return ;;
  esac
  if [[ "$file" == *.cshtml || "$file" == *.cshtml.cs ]]; then
    page="${file%.cs}"
    page="${page%.cshtml}"
    page="${page#*/Areas/}"
    page="$(sed 's#/Pages/#/#; s#/Index$##' <<<"${page#src/KetNghia.Web/Pages/}" | tr '[:upper:]' '[:lower:]')"
    choose_naming "${page//./\\.}(/|\"|\\?|\\{|\$)" "names the page $page" -i
    choose application SafetyTests "opens every page"
  fi
  types="$(types_of "$file")"
  [[ -z "$types" ]] || choose_naming "\\b($types)\\b" "names a type of $file"
  # Contributions/… is tested by the classes with Contribution in their names and by those of a folder of that name.
  folder="$(basename "$(dirname "$file")")"
  stem="${folder%s}"
  while read -r test; do
    choose_file "$test" "stands for the folder $folder of $module"
  done < <(test_classes | grep -E "/[^/]*$stem[^/]*\.cs$|/$folder/[^/]+\.cs$" || true)
  # Nothing stands for it by name: for a module its own tests, for the ground below the modules what goes through all of it.
  if [[ "$stands" == no ]]; then
    while read -r test; do
      choose_file "$test" "$file is used by all of $module"
    done < <(test_classes | grep -E "/($module)/|/SafetyTests\.cs$" || true)
  fi
}

# choose_for_test FILE: a test's own file, or a helper of tests.
choose_for_test() {
  local types
  choose architecture '*' "the rules of the source hold for every file"
  if test_classes | grep -qxF "$1"; then
    choose_file "$1" "was changed"
    return
  fi
  types="$(types_of "$1")"
  if [[ "$1" == */TestBase/* ]]; then
    choose application HostTests "$1 is the ground of all tests: the whole part is due before delivery"
    choose application TestDataTests "$1 is the ground of all tests"
  elif [[ -n "$types" ]]; then
    choose_naming "\\b($types)\\b" "names a type of $1"
  fi
}

# choose_by_change REV: fills parts and filters from what differs from REV, and says what was chosen and why.
choose_by_change() {
  local file key part class
  change_base="$1"
  git rev-parse -q --verify "$change_base^{commit}" >/dev/null || fail "no such revision: $change_base"
  while read -r file; do
    case "$file" in
      *.csproj | *.props | *.targets | *.sln | */packages.lock.json | global.json | nuget.config)
        for part in architecture application browser; do choose "$part" '*' "$file concerns every project"; done ;;
      modules/* | src/*) choose_for_source "$file" ;;
      test/KetNghia.ArchitectureTests/*) choose architecture '*' "$file was changed" ;;
      test/KetNghia.Tests/*.cs | test/KetNghia.BrowserTests/*.cs) choose_for_test "$file" ;;
      etc/docs/* | etc/scripts/* | README.md | CHANGELOG.md) choose architecture '*' "$file is read by its rules" ;;
      *) say "no test stands for $file" ;;
    esac
  done < <({ git diff --name-only "$change_base" --; git ls-files --others --exclude-standard; } | sort -u)

  for part in architecture application browser; do
    filters[$part]=''
    while read -r key; do
      class="${key#* }"
      say "$part: ${class/\*/everything} ($(sed 's#modules/KetNghia\.##; s#src/KetNghia\.##' <<<"${chosen_why[$key]}"))"
      [[ " ${parts[*]} " == *" $part "* ]] || parts+=("$part")
      [[ "$class" == '*' ]] || filters[$part]+="--filter-class"$'\n'"*.$class"$'\n'
    done < <(printf '%s\n' "${!chosen_why[@]}" | grep "^$part " | sort || true)
    [[ -z "${chosen_why[$part *]:-}" ]] || filters[$part]=''
    filters[$part]="${filters[$part]%$'\n'}"
  done
}
