#!/usr/bin/env bash
# Makes every certificate and key that a Border installation needs. Run it as often as you like: what is there and valid stays.
set -euo pipefail
umask 077

usage() {
  cat <<'TEXT'
usage: deploy/certs.sh [--out DIR] [--post POST --node NODE]... [--host NAME]... [--days N] [--renew-before DAYS]
       deploy/certs.sh revoke [--out DIR] --post POST --node NODE [--post POST --node NODE]...
  --out DIR            where to write (default artifacts/certs)
  --post P --node N    also make the certificates of node N of post P (names: a-z 0-9 -, at most 30 characters)
  --host NAME          name or address under which broker, centre and node pages are reached (may repeat; localhost is always in)
  --days N             validity of certificates in days (default 397; the two authorities: 3650)
  --renew-before DAYS  reissue certificates with fewer days left, on the same keys (default 30)
  --rotate-signing     give the centre a new bundle-signing key and withdraw the old one, signed by two of the three root keys
  revoke               shut nodes out: every certificate that they were given goes on the list of revoked ones; their keys move to DIR/revoked

DIR/authority    the two private authorities and the three root keys; keep every .key there off line
DIR/broker       what the broker's machine needs
DIR/centre       what every silo needs: client certificate (CN=centre), https, sealing, bundle-signing and pseudonym keys, root documents
DIR/nodes/P/N    what node N of post P needs: copy the whole folder to the node
TEXT
}

wrong() { echo "certs.sh: $1" >&2; usage >&2; exit 2; }

verb=make out=artifacts/certs rotate='' days=397 renew=30 post='' nodes=() hosts=(localhost)
while [ $# -gt 0 ]; do
  case $1 in
    --help) usage; exit 0 ;;
    revoke) verb=revoke; shift; continue ;;
    --rotate-signing) rotate=yes; shift; continue ;;
    --out|--days|--renew-before|--post|--node|--host) [ $# -ge 2 ] || wrong "$1 needs a value" ;;&
    --out) out=$2 ;;
    --days) days=$2 ;;
    --renew-before) renew=$2 ;;
    --host) hosts+=("$2") ;;
    --post) post=$2 ;;
    --node) [ -n "$post" ] || wrong "--node $2 has no --post before it"; nodes+=("$post/$2") ;;
    *) wrong "unknown option $1" ;;
  esac
  shift 2
done
[[ $days =~ ^[0-9]+$ && $days -ge 1 ]] || wrong "--days must be a whole number, 1 or more"
[[ $renew =~ ^[0-9]+$ ]] || wrong "--renew-before must be a whole number"
for name in ${nodes[@]+"${nodes[@]}"}; do
  # The name becomes two topic levels in the broker's access rules, so nothing that means something there may be in it.
  [[ $name =~ ^[a-z0-9][a-z0-9-]{0,29}/[a-z0-9][a-z0-9-]{0,29}$ ]] || wrong "'$name' is not a post/node name"
done
here=$(cd "$(dirname "$0")/.." && pwd)
command -v openssl >/dev/null || { echo "certs.sh: openssl is missing: apt-get install openssl" >&2; exit 1; }

say() { echo "  $1"; }

# key FILE: an EC P-256 private key (PKCS#8), made once.
key() {
  [ -s "$1" ] && return
  mkdir -p "$(dirname "$1")"
  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1.new" 2>/dev/null
  chmod 600 "$1.new" && mv "$1.new" "$1"
}

# authority NAME "COMMON NAME": a self-signed authority.
authority() {
  local base=$out/authority/$1
  key "$base.key"
  if [ ! -s "$base.crt" ]; then
    openssl req -x509 -new -sha256 -key "$base.key" -days 3650 -subj "/O=Border/CN=$2" -out "$base.crt" \
      -addext 'basicConstraints=critical,CA:TRUE,pathlen:0' -addext 'keyUsage=critical,keyCertSign,cRLSign'
    say "made authority   $base.crt"
  fi
  chmod 644 "$base.crt"
}

names() {
  local list='' host
  for host in "${hosts[@]}" 127.0.0.1 ::1; do
    if [[ $host =~ ^[0-9.]+$ || $host == *:* ]]; then list+="${list:+,}IP:$host"; else list+="${list:+,}DNS:$host"; fi
  done
  echo "$list"
}

# noted CERTIFICATE NAME: what an authority has issued, so that all of it can be revoked, renewed ones too.
noted() {
  local serial; serial=$(openssl x509 -in "$1" -noout -serial | cut -d= -f2)
  grep -qsF "$serial $2" "$out/authority/issued" || echo "$serial $2 $(openssl x509 -in "$1" -noout -enddate | cut -d= -f2)" >>"$out/authority/issued"
}

# revocation_list: what the broker asks of every node's certificate. A list that has ended shuts everybody out, so it lasts as long as the authority.
revocation_list() {
  local folder=$out/authority
  touch "$folder/revoked.index"
  [ -s "$folder/crlnumber" ] || echo 01 >"$folder/crlnumber"
  openssl ca -gencrl -config <(printf '%s\n' '[ca]' 'default_ca=border' '[border]' "database=$folder/revoked.index" "crlnumber=$folder/crlnumber" \
    'default_md=sha256' 'unique_subject=no') -keyfile "$folder/ca.key" -cert "$folder/ca.crt" -crldays 3650 -out "$folder/nodes.crl.new" 2>/dev/null
  chmod 644 "$folder/nodes.crl.new" && mv "$folder/nodes.crl.new" "$folder/nodes.crl"
  place "$folder/nodes.crl" "$out/broker"
}

# revoke NAME: every certificate of a node onto the list, its folder out of the way: if it is ever commissioned again, then with a new key.
revoke() {
  local name=$1 serial cn ends number=0 aside
  [ -d "$out/nodes/$name" ] && { noted "$out/nodes/$name/client.crt" "$name"; noted "$out/nodes/$name/https.crt" "$name"; }
  while read -r serial cn ends; do
    [ "$cn" = "$name" ] || continue
    number=$((number + 1))
    grep -qF "$serial" "$out/authority/revoked.index" 2>/dev/null && continue
    printf 'R\t%s\t%s\t%s\tunknown\t/O=Border/CN=%s\n' "$(date -u -d "$ends" +%y%m%d%H%M%SZ)" "$(date -u +%y%m%d%H%M%SZ)" "$serial" \
      "${cn//\//\\/}" >>"$out/authority/revoked.index"
  done < <(cat "$out/authority/issued" 2>/dev/null)
  [ "$number" -gt 0 ] || { echo "certs.sh: no certificate was ever issued to $name in $out" >&2; exit 1; }
  if [ -d "$out/nodes/$name" ]; then
    aside=$out/revoked/$name.$(date -u +%Y%m%dT%H%M%S)
    mkdir -p "$(dirname "$aside")" && mv "$out/nodes/$name" "$aside"
  fi
  grep -qsxF "$name" "$out/centre/revoked.txt" || echo "$name" >>"$out/centre/revoked.txt"
  say "revoked          $name ($number certificates)"
}

# certificate FILE "COMMON NAME" AUTHORITY clientAuth|serverAuth
certificate() {
  local base=$1 cn=$2 by=$out/authority/$3 use=$4 san=''
  key "$base.key"
  if [ -s "$base.crt" ] && openssl x509 -in "$base.crt" -noout -checkend $((renew * 86400)) >/dev/null \
    && openssl verify -CAfile "$by.crt" "$base.crt" >/dev/null 2>&1 \
    && { [ "$use" = clientAuth ] || [ "$(cat "$base.names" 2>/dev/null)" = "$(names)" ]; }; then
    return
  fi
  [ "$use" = serverAuth ] && san="subjectAltName=$(names)"
  openssl req -new -sha256 -key "$base.key" -subj "/O=Border/CN=${cn//\//\\/}" -out "$base.csr"
  openssl x509 -req -sha256 -in "$base.csr" -CA "$by.crt" -CAkey "$by.key" -days "$days" \
    -set_serial "0x$(openssl rand -hex 16 | sed 's/^./1/')" -out "$base.crt.new" -extfile <(
      printf '%s\n' 'basicConstraints=critical,CA:FALSE' 'keyUsage=critical,digitalSignature' "extendedKeyUsage=$use" \
        'authorityKeyIdentifier=keyid' "$san") 2>/dev/null
  rm -f "$base.csr"
  if [ "$use" = serverAuth ]; then names >"$base.names"; fi
  chmod 644 "$base.crt.new" && mv "$base.crt.new" "$base.crt"
  [ "$3" = ca ] && noted "$base.crt" "$cn"
  say "made certificate $base.crt  (CN=$cn, until $(openssl x509 -in "$base.crt" -noout -enddate | cut -d= -f2))"
}

# pair FILE: a key pair that is no certificate; the public half is what others get.
pair() {
  local fresh=''
  [ -s "$1.key" ] || fresh=yes
  key "$1.key"
  openssl pkey -in "$1.key" -pubout -out "$1.pub"
  chmod 644 "$1.pub"
  if [ -n "$fresh" ]; then say "made key pair    $1.key"; fi
}

# keys WORD...: the program of the ceremonies, built when it is not there.
keys() {
  local program=$here/clients/Border.Keys/bin/Release/net10.0/border-keys.dll
  [ -s "$program" ] || dotnet build "$here/clients/Border.Keys" -c Release -v q --nologo >&2
  dotnet "$program" "$@"
}

# signed CHAIN: two of the three root keys sign its last document, and it takes the place of the one before.
signed() {
  keys root sign "$1" --key "$out/authority/root-1.key" >/dev/null
  keys root sign "$1" --key "$out/authority/root-2.key" >/dev/null
  chmod 644 "$1" && mv "$1" "$out/authority/root.json"
}

# root_documents: which key signs what nodes take from the centre (grains/Border.Domain/Trust); renewed in time, and when asked.
root_documents() {
  local chain=$out/authority/root.json number last due
  rm -f "$chain.new" "$out/centre/signing.next".*
  if [ ! -s "$chain" ]; then
    for number in 1 2 3; do pair "$out/authority/root-$number"; done
    keys root init "$chain.new" --root "$out/authority/root-1.pub" --root "$out/authority/root-2.pub" --root "$out/authority/root-3.pub" \
      --threshold 2 --signing "$out/centre/signing.pub" --days "$days" >/dev/null
    signed "$chain.new"
    say "made root        $chain"
    return
  fi
  last=$(keys root show "$chain" | tail -n 1)
  if [ -n "$rotate" ]; then
    pair "$out/centre/signing.next"
    cp "$chain" "$chain.new"
    keys root rotate "$chain.new" --signing "$out/centre/signing.next.pub" --days "$days" >/dev/null
    signed "$chain.new"
    mv "$out/centre/signing.next.key" "$out/centre/signing.key"
    mv "$out/centre/signing.next.pub" "$out/centre/signing.pub"
    say "withdrew the old signing key: copy centre/ to every silo and restart them; nodes learn of it by themselves"
    return
  fi
  if [[ $last != *'"bundleKeys":['*"\"$(openssl pkey -pubin -in "$out/centre/signing.pub" -outform DER | sha256sum | cut -c 1-16)\""* ]]; then
    echo "certs.sh: $chain does not name $out/centre/signing.pub: put the right key there, or withdraw it with --rotate-signing" >&2
    exit 1
  fi
  due=$(sed 's/.*"expiresAt":"\([^"]*\)".*/\1/' <<<"$last")
  if [ $(($(date -d "$due" +%s) - $(date +%s))) -lt $((renew * 86400)) ] && [ -s "$out/authority/root-1.key" ]; then
    cp "$chain" "$chain.new"
    keys root rotate "$chain.new" --days "$days" >/dev/null
    signed "$chain.new"
    say "renewed root     $chain"
  fi
}

place() { mkdir -p "$2"; install -m 644 "$1" "$2/"; }
place_secret() { mkdir -p "$2"; install -m 600 "$1" "$2/"; }

if [ "$verb" = revoke ]; then
  [ ${#nodes[@]} -gt 0 ] || wrong "revoke needs --post and --node"
  [ -s "$out/authority/ca.key" ] || { echo "certs.sh: $out/authority/ca.key is missing: revoke where the certificates were made" >&2; exit 1; }
  for name in "${nodes[@]}"; do revoke "$name"; done
  revocation_list
  echo "done: copy $out/broker/nodes.crl to the broker and have it read again (SIGHUP); copy $out/centre/revoked.txt to every silo, which ends the connections"
  exit 0
fi

echo "certificates in $out"
mkdir -p "$out"
authority ca 'Border authority'
# A second authority for the centre alone: its listener trusts nothing else, so that no node can speak as the centre.
authority centre-ca 'Border centre authority'

[ -s "$out/authority/nodes.crl" ] || revocation_list
place "$out/authority/nodes.crl" "$out/broker"

certificate "$out/broker/broker" broker ca serverAuth
place "$out/authority/ca.crt" "$out/broker"
place "$out/authority/centre-ca.crt" "$out/broker"

certificate "$out/centre/client" centre centre-ca clientAuth
certificate "$out/centre/https" centre ca serverAuth
pair "$out/centre/sealing"
pair "$out/centre/signing"
root_documents
place "$out/authority/root.json" "$out/centre"
# The national key under which every post gives the same traveller or vehicle the same pseudonym: 32 random bytes in hex, made once.
if [ ! -s "$out/centre/pseudonym.key" ]; then
  openssl rand -hex 32 >"$out/centre/pseudonym.key.new" && mv "$out/centre/pseudonym.key.new" "$out/centre/pseudonym.key"
  say "made secret      $out/centre/pseudonym.key"
fi
place "$out/authority/ca.crt" "$out/centre"

for name in ${nodes[@]+"${nodes[@]}"}; do
  certificate "$out/nodes/$name/client" "$name" ca clientAuth
  certificate "$out/nodes/$name/https" "$name" ca serverAuth
  place "$out/authority/ca.crt" "$out/nodes/$name"
  place "$out/centre/sealing.pub" "$out/nodes/$name"
  place "$out/authority/root.json" "$out/nodes/$name"
  place_secret "$out/centre/pseudonym.key" "$out/nodes/$name"
  if grep -qsxF "$name" "$out/centre/revoked.txt"; then
    grep -vxF "$name" "$out/centre/revoked.txt" >"$out/centre/revoked.txt.new" || true
    mv "$out/centre/revoked.txt.new" "$out/centre/revoked.txt"
    say "commissioned     $name again, with a new key: copy $out/centre/revoked.txt to every silo"
  fi
done
echo "done: authorities, broker, centre and ${#nodes[@]} node(s) are in order"
