{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: GPL-3.0-or-later
Around every page: page() in src/http/page.cc fills it. The menu is on every page, so it is written short. }}
<!doctype html>
<html lang="{{CODE}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{TITLE}} · Hostler</title>
<link rel="icon" href="{{MARK}}">
<link rel="stylesheet" href="{{STYLE}}">
{{#SKIN}}
<link rel="stylesheet" href="{{SKIN_STYLE}}">
{{/SKIN}}
<script src="{{SCRIPT}}" defer></script>
</head>
<body>
<a class="skip" href="#main">{{_Skip to content_}}</a>
<div class="frame{{#NARROW}} narrow{{/NARROW}}">
<header class="top">
<a class="brand" href="/">{{#LOGO}}<img class="logo" src="{{LOGO_HREF}}" alt="Hostler">{{/LOGO}}{{#OWN_BRAND}}<img src="{{MARK}}" width="24" height="24" alt="">Hostler{{/OWN_BRAND}}</a>
<span class="grow"></span>
{{#PERSON}}
<span class="who"><b>{{WHO}}</b><span class="role"> · {{ROLE}}</span></span>
<a href="/help">{{_Help_}}</a>
{{/PERSON}}
<form method="post" action="/language" class="inline"><input type="hidden" name="token" value="{{TOKEN}}">
{{#LANGUAGE}}
<button class="plain hide" name="language" value="{{LANGUAGE_CODE}}" lang="{{LANGUAGE_CODE}}">{{LANGUAGE_NAME}}</button>
{{/LANGUAGE}}
{{#PERSON}}
<button class="plain" formaction="/logout"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#log-out"></use></svg>{{_Log out_}}</button>
{{/PERSON}}
</form>
{{#MENU}}
<a class="jump" href="#menu"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#menu"></use></svg>{{_Menu_}}</a>
{{/MENU}}
</header>
{{#ACTING}}
<form method="post" action="/act-back" class="acting" aria-label="{{_Acting as somebody else_}}"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#user-cog"></use></svg><span>{{ACTING_SENTENCE}}</span><input type="hidden" name="token" value="{{TOKEN}}"><button class="small">{{ACTING_BACK}}</button></form>
{{/ACTING}}
{{#MENU}}
<nav class="menu" id="menu" aria-label="{{_Sections_}}">
{{#SECTION}}
<details name="section"{{#OPEN}} open{{/OPEN}}>
<summary><svg aria-hidden="true"><use href="{{ICONS}}#{{SECTION_ICON}}"></use></svg>{{SECTION_LABEL}}</summary><ul>
{{#ITEM}}
<li><a href="{{ITEM_HREF}}"{{#PRESENT}} aria-current="page"{{/PRESENT}}>{{ITEM_LABEL}}</a>
{{/ITEM}}
</ul></details>
{{/SECTION}}
</nav>
{{/MENU}}
<main id="main">
{{#PATH}}
<nav class="path" aria-label="{{_Path_}}">
{{#CRUMB}}
{{#CRUMB_LINK}}<a href="{{CRUMB_HREF}}">{{CRUMB_LABEL}}</a>{{/CRUMB_LINK}}{{#CRUMB_TEXT}}<span>{{CRUMB_LABEL}}</span>{{/CRUMB_TEXT}}<span class="separator" aria-hidden="true">›</span>
{{/CRUMB}}
</nav>
{{/PATH}}
<h1>{{TITLE}}</h1>
{{#NOTICE}}
<p class="note good" role="status"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#circle-check"></use></svg><span>{{NOTICE_TEXT}}</span></p>
{{/NOTICE}}
{{#PROBLEM}}
<p class="note bad" role="alert"><svg class="icon" aria-hidden="true"><use href="{{ICONS}}#triangle-alert"></use></svg><span>{{PROBLEM_TEXT}}</span></p>
{{/PROBLEM}}
{{>CONTENT}}
</main>
</div>
</body>
</html>
