-- What wrk asks: the paths given after "--", in turn, or varied searches when the first of them is "search".
-- With PACED set, each connection waits 100 ms on average between two requests, instead of asking without pause.

local words = {
  "bureau", "chaise", "mobilier", "ordinateur", "écran", "linge", "nettoyage", "repas", "papier", "vélo", "banc", "compost",
  "peinture", "isolation", "imprimante", "vaisselle", "uniforme", "réparation", "location", "collecte", "transport", "bois",
  "éclairage", "jardin", "déchets", "savon", "matelas", "fenêtres", "sacs", "toner", "laptops", "furniture", "cleaning",
  "catering", "repair", "hire", "paper", "lighting", "waste", "uniforms", "printers", "desks", "garden", "recycled",
}
local places = { "Montréal", "Québec", "Longueuil", "Laval", "Gatineau", "Paris", "Lyon", "Bobigny", "Rennes", "Lille" }
local facets = {
  "strategie=reuse", "strategie=repair", "strategie=take_back", "strategie=product_service", "engagement=work_integration",
  "engagement=local_jobs", "genre=social_enterprise", "tri=titre", "page=2", "page=3",
}

local function encoded(text)
  return (text:gsub("[^%w]", function(c) return string.format("%%%02X", c:byte()) end))
end

local function one_of(list)
  return list[math.random(#list)]
end

-- One in eight without words, most with one or two, some with letters missing at the end; a place in one of five, a facet
-- in one of three.
local function search()
  local parts = {}
  local draw = math.random(8)
  if draw == 2 then
    table.insert(parts, "q=" .. encoded(one_of(words):sub(1, 4)))
  elseif draw <= 5 and draw > 2 then
    table.insert(parts, "q=" .. encoded(one_of(words)))
  elseif draw > 5 then
    table.insert(parts, "q=" .. encoded(one_of(words) .. " " .. one_of(words)))
  end
  if math.random(5) == 1 then table.insert(parts, "lieu=" .. encoded(one_of(places))) end
  if math.random(3) == 1 then table.insert(parts, one_of(facets)) end
  return "/catalogue?" .. table.concat(parts, "&")
end

local paths = {}
local asked = 0

function init(args)
  math.randomseed(20261123)
  paths = args
  wrk.headers["Accept-Language"] = "fr"
  wrk.headers["Accept-Encoding"] = os.getenv("ENCODING") or "br, gzip"
  local cookie = os.getenv("COOKIE")
  if cookie then wrk.headers["Cookie"] = cookie end
end

function request()
  asked = asked + 1
  local path = paths[asked % #paths + 1]
  if path == "search" then path = search() end
  return wrk.format("GET", path)
end

if os.getenv("PACED") then
  function delay()
    return math.random(50, 150)
  end
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  local rate = summary.requests / summary.duration * 1e6
  io.write(string.format("RESULT %.0f %.2f %.2f %d %.0f\n", rate, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, failed, summary.bytes / summary.requests))
end
