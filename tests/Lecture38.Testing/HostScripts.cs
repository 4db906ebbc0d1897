namespace Lecture38.Testing;

/// <summary>What notebook hosts do with an output's HTML.</summary>
public static class HostScripts
{
    /// <summary>
    /// A function that shows HTML twice in the way of VS Code's HTML renderer: inserted scripts do not run, so it runs copies of them
    /// elsewhere in the output.
    /// </summary>
    public const string Insert = """
        html => {
          for (let i = 0; i < 2; i++) {
            const output = document.createElement('div');
            output.innerHTML = html;
            document.body.append(output);
            for (const script of [...output.getElementsByTagName('script')]) {
              const copy = document.createElement('script');
              copy.text = script.innerText;
              if (script.getAttribute('type')) copy.setAttribute('type', script.getAttribute('type'));
              output.append(copy);
              copy.remove();
            }
          }
        }
        """;
}
